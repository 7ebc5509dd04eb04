import type { KeyObject } from 'node:crypto';

/** Algorithms whose keys have a public half, which is published. */
const ASYMMETRIC_ALGORITHMS = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'] as const;

const HMAC_ALGORITHMS = ['HS256', 'HS384', 'HS512'] as const;

/** Algorithms whose keys can be generated here (contract sections 6.2 and 6.3). */
export const SIGNING_ALGORITHMS = [...ASYMMETRIC_ALGORITHMS, ...HMAC_ALGORITHMS] as const;

export type AsymmetricAlgorithm = (typeof ASYMMETRIC_ALGORITHMS)[number];
export type HmacAlgorithm = (typeof HMAC_ALGORITHMS)[number];
export type SigningAlgorithm = (typeof SIGNING_ALGORITHMS)[number];

interface Key {
  readonly id: string;
  readonly kid: string;
  readonly name: string;
  /** Modulus length (RSA), field size (EC) or length of the secret (HMAC), in bits. */
  readonly length: number;
  /** Epoch milliseconds. */
  readonly insertInstant: number;
}

export interface AsymmetricKey extends Key {
  readonly type: 'EC' | 'RSA';
  readonly algorithm: AsymmetricAlgorithm;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** Self-signed, DER. */
  readonly certificate: Buffer;
}

export interface HmacKey extends Key {
  readonly type: 'HMAC';
  readonly algorithm: HmacAlgorithm;
  readonly secret: KeyObject;
}

export type SigningKey = AsymmetricKey | HmacKey;
