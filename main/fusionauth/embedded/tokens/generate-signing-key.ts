import { createHash, createSecretKey, generateKeyPair, type KeyObject, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type {
  AsymmetricAlgorithm,
  AsymmetricKey,
  HmacAlgorithm,
  SigningAlgorithm,
  SigningKey,
} from '../store/signing-key.ts';
import { selfSignedCertificate } from './certificate.ts';

const generate = promisify(generateKeyPair);

const CURVES = {
  ES256: { namedCurve: 'P-256', length: 256 },
  ES384: { namedCurve: 'P-384', length: 384 },
  ES512: { namedCurve: 'P-521', length: 521 },
} as const;

/** As long as the hash, RFC 7518 section 3.2. */
const SECRET_BITS: Readonly<Record<HmacAlgorithm, number>> = { HS256: 256, HS384: 384, HS512: 512 };

interface KeyPair extends Pick<AsymmetricKey, 'length' | 'type'> {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

async function generatePair(algorithm: AsymmetricAlgorithm, modulusLength: number): Promise<KeyPair> {
  switch (algorithm) {
    case 'RS256':
    case 'RS384':
    case 'RS512':
      return { type: 'RSA', length: modulusLength, ...(await generate('rsa', { modulusLength })) };
    case 'ES256':
    case 'ES384':
    case 'ES512': {
      const { namedCurve, length } = CURVES[algorithm];
      return { type: 'EC', length, ...(await generate('ec', { namedCurve })) };
    }
  }
}

/**
 * Generates a signing key (POST `/api/key/generate`, contract section 6.3). `length` is the RSA modulus in bits and
 * without effect on other kinds; `insertInstant` is epoch milliseconds.
 */
export async function generateSigningKey(options: {
  readonly id: string;
  readonly name: string;
  readonly algorithm: SigningAlgorithm;
  readonly length: number;
  readonly insertInstant: number;
}): Promise<SigningKey> {
  const { algorithm, ...others } = options;
  switch (algorithm) {
    case 'HS256':
    case 'HS384':
    case 'HS512': {
      const length = SECRET_BITS[algorithm];
      // A secret has no public half whose hash could name it.
      const secret = createSecretKey(randomBytes(length / 8));
      return { ...others, algorithm, type: 'HMAC', length, kid: options.id, secret };
    }
    default: {
      const pair = await generatePair(algorithm, options.length);
      const kid = createHash('sha256')
        .update(pair.publicKey.export({ type: 'spki', format: 'der' }))
        .digest('base64url');
      const certificate = selfSignedCertificate({ algorithm, ...pair }, options.insertInstant);
      return { ...others, algorithm, ...pair, kid, certificate };
    }
  }
}
