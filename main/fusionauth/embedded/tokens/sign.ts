import { createHmac, sign } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { AsymmetricKey, SigningKey } from '../store/signing-key.ts';

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

/**
 * Signs text with a private key, as RFC 7518 sections 3.3 and 3.4 have it. In one of libuv's threads, so that a busy server signs on all cores; Web Crypto
 * would do so too, with more ado around each signature.
 */
function signWithPrivateKey(text: string, { algorithm, privateKey }: AsymmetricKey): Promise<string> {
  return new Promise((resolve, reject) => {
    const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const;
    sign(`sha${algorithm.slice(2)}`, Buffer.from(text), key, (error, signature) => {
      if (error === null) {
        resolve(signature.toString('base64url'));
      } else {
        reject(error);
      }
    });
  });
}

async function signatureOf(text: string, key: SigningKey): Promise<string> {
  return key.type === 'HMAC'
    ? createHmac(`sha${key.algorithm.slice(2)}`, key.secret)
        .update(text)
        .digest('base64url')
    : signWithPrivateKey(text, key);
}

/** Signs claims as they are; header `alg`, `typ`, `kid` and, for OAuth tokens, `gty` (contract section 6.4). */
export async function signJwt(
  claims: JWTPayload,
  key: SigningKey,
  grantTypes: readonly string[] | undefined,
): Promise<string> {
  const header = { alg: key.algorithm, typ: 'JWT', kid: key.kid };
  const text = `${encode(grantTypes === undefined ? header : { ...header, gty: grantTypes })}.${encode(claims)}`;
  return `${text}.${await signatureOf(text, key)}`;
}
