import type { KeyObject } from 'node:crypto';
import { decodeJwt, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { currentDate } from '../clock.ts';
import type { Provider } from '../provider.ts';
import { readIdentifier } from '../store/identifier.ts';
import { SIGNING_ALGORITHMS, type SigningKey } from '../store/signing-key.ts';
import { clientSecretKey } from './client-secret-keys.ts';

const claimsSchema = z.looseObject({
  sub: z.string(),
  exp: z.number(),
  tid: z.string(),
  auth_time: z.number().default(0),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  scope: z.string().optional(),
  sid: z.string().optional(),
  applicationId: z.string().optional(),
  /** The key that the token is bound to (RFC 9449 section 6.1). */
  cnf: z.looseObject({ jkt: z.string().optional() }).optional(),
});

/** Claims of a token that this provider has signed. */
export type VerifiedClaims = z.infer<typeof claimsSchema>;

export type Verification =
  | { readonly outcome: 'valid'; readonly claims: VerifiedClaims }
  | { readonly outcome: 'expired'; readonly claims: VerifiedClaims }
  | { readonly outcome: 'invalid' }
  | { readonly outcome: 'malformed' };

/** The key that a token names; one that signs with the client's secret is that of the client the token claims to be for. */
function keyWithKid({ store }: Provider, kid: string, token: string): SigningKey | undefined {
  for (const key of store.signingKeys.values()) {
    if (key.kid === kid) {
      return key;
    }
  }
  const { aud } = decodeJwt(token);
  const application = store.applications.get(readIdentifier([aud].flat()[0]) ?? '');
  return application === undefined ? undefined : clientSecretKey(kid, application);
}

/** What checks a token's signature: only by the algorithm that its key is for (RFC 8725 section 3.1). */
function verificationKey(provider: Provider, token: string, kid = '', algorithm = ''): KeyObject {
  const key = keyWithKid(provider, kid, token);
  if (key?.algorithm !== algorithm) {
    throw new errors.JWKSNoMatchingKey();
  }
  return key.type === 'HMAC' ? key.secret : key.publicKey;
}

/** Checks signature and expiry of a JWT against the provider's own keys and clock. Never throws. */
export async function verifyJwt(provider: Provider, token: string): Promise<Verification> {
  try {
    const { payload } = await jwtVerify(token, ({ kid, alg }) => verificationKey(provider, token, kid, alg), {
      algorithms: [...SIGNING_ALGORITHMS],
      currentDate: currentDate(provider.clock),
    });
    return { outcome: 'valid', claims: claimsSchema.parse(payload) };
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      const claims = claimsSchema.safeParse(error.payload);
      return claims.success ? { outcome: 'expired', claims: claims.data } : { outcome: 'invalid' };
    }
    const malformed = error instanceof errors.JWTInvalid || error instanceof errors.JWSInvalid;
    return { outcome: malformed ? 'malformed' : 'invalid' };
  }
}

/** The client that a token was issued to: its audience, the first one if it is good for resources too. */
export function clientIdOf({ aud }: VerifiedClaims): string | undefined {
  return Array.isArray(aud) ? aud[0] : aud;
}

/**
 * Whether these are an id token's claims. FusionAuth's access tokens carry no type of their own (contract section 6.4),
 * so the claims that only id tokens have tell them apart.
 */
export function areIdTokenClaims(claims: VerifiedClaims): boolean {
  return 'at_hash' in claims || 'c_hash' in claims || 'nonce' in claims;
}
