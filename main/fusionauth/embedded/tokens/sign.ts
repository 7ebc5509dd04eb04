import { type JWTPayload, SignJWT } from 'jose';
import type { SigningKey } from '../store/signing-key.ts';

/** Signs claims as they are; header `alg`, `typ`, `kid` and, for OAuth tokens, `gty` (contract section 6.4). */
export function signJwt(
  claims: JWTPayload,
  key: SigningKey,
  grantTypes: readonly string[] | undefined,
): Promise<string> {
  const header = { alg: key.algorithm, typ: 'JWT', kid: key.kid };
  return new SignJWT(claims)
    .setProtectedHeader(grantTypes === undefined ? header : { ...header, gty: grantTypes })
    .sign(key.privateKey);
}
