import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from 'jose';
import { z } from 'zod';
import { currentDate, epochSeconds } from '../clock.ts';
import { baseUrl } from '../http/base-url.ts';
import type { Provider } from '../provider.ts';
import { OAuthError } from './oauth-error.ts';

/** Contract section 6.2 has Ed448 besides, which jose does not verify. */
export const PROOF_ALGORITHMS: readonly string[] = [
  'Ed25519',
  'ES256',
  'ES384',
  'ES512',
  'PS256',
  'PS384',
  'PS512',
  'RS256',
  'RS384',
  'RS512',
];

// unsure in the contract: how old a proof may be; RFC 9449 section 11.1 has "a relatively brief period".
const TOLERANCE_IN_SECONDS = 60;

const headerSchema = z.object({ jwk: z.looseObject({ kty: z.string() }) });

const claimsSchema = z.object({
  htm: z.string(),
  htu: z.url(),
  iat: z.number(),
  jti: z.string().min(1).max(1000),
  ath: z.string().optional(),
});

type ProofClaims = z.infer<typeof claimsSchema>;

function refuse(what: string): OAuthError {
  return new OAuthError('invalid_dpop_proof', undefined, `The DPoP proof is invalid: ${what}.`);
}

/** What the proof says, and the thumbprint of the key that it was signed with, which it carries. */
async function readSigned(
  { clock }: Provider,
  proof: string,
): Promise<{ readonly claims: ProofClaims; readonly thumbprint: string }> {
  try {
    const options = { algorithms: [...PROOF_ALGORITHMS], currentDate: currentDate(clock), typ: 'dpop+jwt' };
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, options);
    const { jwk } = headerSchema.parse(protectedHeader);
    return { claims: claimsSchema.parse(payload), thumbprint: await calculateJwkThumbprint(jwk) };
  } catch {
    throw refuse('it is no JWT of the type dpop+jwt with htm, htu, iat and jti, signed by the key in its header');
  }
}

function addressOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

/** A proof is good once: its `jti` is remembered for as long as its `iat` would do. */
function spend({ clock, store }: Provider, thumbprint: string, { jti }: ProofClaims): void {
  const now = clock.now();
  const value = `${thumbprint} ${jti}`;
  if (store.dpopProofs.find(value, now) !== undefined) {
    throw refuse('it has been used before');
  }
  store.dpopProofs.put(value, { expirationInstant: now + 2 * TOLERANCE_IN_SECONDS * 1000 }, now);
}

/**
 * The thumbprint (RFC 7638) of the key whose possession the request's `DPoP` header proves; undefined without that header,
 * which may be missing only where no access token is shown.
 * @param accessToken the token that the proof must be bound to, where one is shown
 * @throws OAuthError `invalid_dpop_proof` (contract section 2.5, RFC 9449 section 4.3)
 */
export async function readProof(
  provider: Provider,
  request: FastifyRequest,
  accessToken?: string,
): Promise<string | undefined> {
  const proof = request.headers.dpop;
  if (proof === undefined && accessToken === undefined) {
    return undefined;
  }
  const { claims, thumbprint } = await readSigned(provider, [proof ?? []].flat().join(','));
  const [path = ''] = request.url.split('?', 1);
  if (claims.htm !== request.method || addressOf(claims.htu) !== addressOf(`${baseUrl(request)}${path}`)) {
    throw refuse('it is for another request');
  }
  if (Math.abs(epochSeconds(provider.clock) - claims.iat) > TOLERANCE_IN_SECONDS) {
    throw refuse('it is too old, or not good yet');
  }
  if (accessToken !== undefined && claims.ath !== createHash('sha256').update(accessToken).digest('base64url')) {
    throw refuse('it is for another access token');
  }
  spend(provider, thumbprint, claims);
  return thumbprint;
}

/** The access token in `Authorization: DPoP` (RFC 9449 section 7.1). */
export function dpopToken(request: FastifyRequest): string | undefined {
  const [, token] = /^dpop\s+(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return token;
}

/** The key that a code shall be bound to, from `dpop_jkt` (contract section 1.1, RFC 9449 section 10). */
export function readThumbprint(text: string | undefined): string | undefined {
  if (text !== undefined && !/^[\w-]{43}$/.test(text)) {
    throw new OAuthError('invalid_request', 'unknown', 'The dpop_jkt is no SHA-256 thumbprint of a key.');
  }
  return text;
}

/** @throws OAuthError `invalid_dpop_proof` when something is bound to another key than the one proved */
export function requireProof(bound: string | undefined, proved: string | undefined): void {
  if (bound !== undefined && bound !== proved) {
    throw refuse('another key is needed');
  }
}
