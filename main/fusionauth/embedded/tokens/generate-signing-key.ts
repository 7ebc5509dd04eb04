import { createHash, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { SigningAlgorithm, SigningKey } from '../store/signing-key.ts';

const generate = promisify(generateKeyPair);

const CURVES = {
  ES256: { namedCurve: 'P-256', length: 256 },
  ES384: { namedCurve: 'P-384', length: 384 },
  ES512: { namedCurve: 'P-521', length: 521 },
} as const;

interface KeyPair {
  readonly length: number;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

async function generatePair(algorithm: SigningAlgorithm, modulusLength: number): Promise<KeyPair> {
  switch (algorithm) {
    case 'RS256':
    case 'RS384':
    case 'RS512':
      return { length: modulusLength, ...(await generate('rsa', { modulusLength })) };
    case 'ES256':
    case 'ES384':
    case 'ES512': {
      const { namedCurve, length } = CURVES[algorithm];
      return { length, ...(await generate('ec', { namedCurve })) };
    }
  }
}

/**
 * Generates a signing key (POST `/api/key/generate`, contract section 6.3). `length` is the RSA modulus in bits and
 * without effect on elliptic curves; `insertInstant` is epoch milliseconds.
 */
export async function generateSigningKey(options: {
  readonly id: string;
  readonly name: string;
  readonly algorithm: SigningAlgorithm;
  readonly length: number;
  readonly insertInstant: number;
}): Promise<SigningKey> {
  const pair = await generatePair(options.algorithm, options.length);
  const kid = createHash('sha256')
    .update(pair.publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64url');
  return { ...options, ...pair, kid };
}
