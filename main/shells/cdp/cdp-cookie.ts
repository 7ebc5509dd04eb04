import { z } from 'zod';
import type { JarCookie } from '../../recording/entry.ts';

/** CDP Network.Cookie, as far as it is used. */
export const cdpCookie = z.object({
  name: z.string(),
  value: z.string(),
  /** With a leading dot unless host-only. */
  domain: z.string(),
  path: z.string(),
  /** Seconds since the epoch; -1 for a session cookie. */
  expires: z.number(),
  httpOnly: z.boolean(),
  secure: z.boolean(),
  sameSite: z.enum(['Strict', 'Lax', 'None']).optional(),
});

/** A cookie of the jar as the lab records it: its end in epoch milliseconds, absent for a session cookie. */
export function jarCookie(cookie: z.output<typeof cdpCookie>): JarCookie<string> {
  const { name, value, domain, path, expires, httpOnly, secure, sameSite } = cookie;
  return {
    name,
    value,
    domain,
    path,
    httpOnly,
    secure,
    ...(sameSite === undefined ? {} : { sameSite }),
    ...(expires < 0 ? {} : { expiresAt: Math.round(expires * 1000) }),
  };
}

/** What a cookie is replaced by (RFC 6265 section 5.3, step 11). Domains, names and paths contain no line breaks. */
export function cookieKey({ name, domain, path }: Pick<JarCookie<string>, 'name' | 'domain' | 'path'>): string {
  return [name, domain, path].join('\n');
}
