import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { DecodedJwt } from '../../recording/credential.ts';

/** A JWT taken apart, unverified (RFC 7519). `expiresAt` in epoch milliseconds. Undefined when it is none after all. */
export function decodeToken(value: string): { decoded: DecodedJwt; expiresAt?: number } | undefined {
  try {
    const claims = decodeJwt(value);
    const header = { ...decodeProtectedHeader(value) };
    const decoded: DecodedJwt = { header, claims, signature: 'checking' };
    return typeof claims.exp === 'number' ? { decoded, expiresAt: claims.exp * 1000 } : { decoded };
  } catch {
    return undefined; // Looked like a JWT and is none: it is still followed by value.
  }
}
