import type { KeyObject } from 'node:crypto';

/** Algorithms whose keys can be generated here; all are asymmetric, so every public half can be published. */
export const SIGNING_ALGORITHMS = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'] as const;

export type SigningAlgorithm = (typeof SIGNING_ALGORITHMS)[number];

export interface SigningKey {
  readonly id: string;
  readonly kid: string;
  readonly name: string;
  readonly algorithm: SigningAlgorithm;
  /** Modulus length in bits (RSA) or field size in bits (EC). */
  readonly length: number;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** Epoch milliseconds. */
  readonly insertInstant: number;
}
