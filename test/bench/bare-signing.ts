import { generateKeyPairSync, sign } from 'node:crypto';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** As large as a JWT's header and claims. */
const text = Buffer.alloc(500, 'x');

function signOnce(): Promise<void> {
  return new Promise((resolve, reject) => {
    sign('sha256', text, privateKey, (error) => (error === null ? resolve() : reject(error)));
  });
}

/** RS256 signatures per second of this machine with nothing else to do, on as many cores as libuv's threads get. */
export async function bareSigningRate(milliseconds: number): Promise<number> {
  const start = performance.now();
  let signatures = 0;
  const signer = async () => {
    while (performance.now() - start < milliseconds) {
      await signOnce();
      signatures += 1;
    }
  };
  await Promise.all(Array.from({ length: 8 }, signer));
  return (signatures / (performance.now() - start)) * 1000;
}
