import { exportJWK, type JWK } from 'jose';
import type { SigningKey } from '../store/signing-key.ts';

/** The public half of a key as JWKS publishes it (contract section 6.3, RFC 7517); certificates are left out. */
export async function publicJwk(key: SigningKey): Promise<JWK> {
  return { alg: key.algorithm, kid: key.kid, use: 'sig', ...(await exportJWK(key.publicKey)) };
}

/** The public half of a key as PEM (contract section 5, GET `/api/jwt/public-key`). */
export function publicPem(key: SigningKey): string {
  return key.publicKey.export({ type: 'spki', format: 'pem' }).toString();
}
