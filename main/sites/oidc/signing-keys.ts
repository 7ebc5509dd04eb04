import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { FusionAuthUnreachable } from './failures.ts';

/** A JWKS (RFC 7517 section 5). */
const jwks = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

/** Milliseconds between two looks for a key that is not known: made-up key ids must not become calls without end. */
const patience = 30_000;

/** Milliseconds before a look is given up. */
const timeout = 10_000;

export interface SigningKeysOptions {
  /** Where FusionAuth publishes them. */
  readonly uri: string;
  readonly backChannel: typeof fetch;
  readonly clock: Clock;
}

/**
 * FusionAuth's public keys, fetched here and again only when a token names one that is not among them.
 * Throws FusionAuthUnreachable, now or when a key is asked for; a JOSEError for a key that does not exist.
 */
export async function createSigningKeys({ uri, backChannel, clock }: SigningKeysOptions): Promise<JWTVerifyGetKey> {
  async function fetchKeys(): Promise<JWTVerifyGetKey> {
    try {
      const answer = await backChannel(uri, { signal: AbortSignal.timeout(timeout) });
      return createLocalJWKSet(jwks.parse(await answer.json()));
    } catch (cause) {
      throw new FusionAuthUnreachable('FusionAuth gave no keys that can be used.', { cause });
    }
  }

  let known = await fetchKeys();
  let looked = Number.NEGATIVE_INFINITY;
  return async (header, token) => {
    try {
      return await known(header, token);
    } catch (error) {
      const patient = clock.now() < looked + patience;
      if (!(error instanceof errors.JWKSNoMatchingKey) || patient) throw error;
      looked = clock.now();
      known = await fetchKeys();
      return known(header, token);
    }
  };
}
