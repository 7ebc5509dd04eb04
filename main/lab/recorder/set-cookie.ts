import { Cookie } from 'tough-cookie';
import type { SentCookie, SetCookie } from '../../recording/exchange.ts';

const sameSiteWord = new Map<string | undefined, NonNullable<SetCookie<string>['sameSite']>>([
  ['strict', 'Strict'],
  ['lax', 'Lax'],
  ['none', 'None'],
]);

/**
 * Parses one Set-Cookie header (RFC 6265 section 5.2). Returns undefined for a line that no browser would take for a cookie.
 * `now` in epoch milliseconds turns Expires into seconds from now.
 */
export function parseSetCookie(line: string, now: number): SetCookie<string> | undefined {
  const cookie = Cookie.parse(line, { loose: true });
  if (!cookie || (cookie.key === '' && cookie.value === '')) return undefined;
  const sameSite = sameSiteWord.get(cookie.sameSite);
  const maxAgeSeconds = lifetimeSeconds(cookie, now);
  return {
    name: cookie.key,
    value: cookie.value,
    httpOnly: cookie.httpOnly,
    secure: cookie.secure,
    ...(cookie.domain ? { domain: cookie.domain } : {}),
    ...(cookie.path ? { path: cookie.path } : {}),
    ...(sameSite ? { sameSite } : {}),
    ...(maxAgeSeconds === undefined ? {} : { maxAgeSeconds }),
  };
}

/** Max-Age wins over Expires (RFC 6265 section 5.3, step 3). */
function lifetimeSeconds(cookie: Cookie, now: number): number | undefined {
  if (typeof cookie.maxAge === 'number')
    return Number.isFinite(cookie.maxAge) ? cookie.maxAge : cookie.maxAge < 0 ? 0 : undefined;
  if (cookie.expires instanceof Date && !Number.isNaN(cookie.expires.getTime())) {
    return Math.round((cookie.expires.getTime() - now) / 1000);
  }
  return undefined;
}

/** Splits a Cookie header into names and values, as a server reads it (RFC 6265 section 5.4). */
export function parseCookieHeader(header: string): SentCookie<string>[] {
  return header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.length > 0)
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0
        ? { name: '', value: pair }
        : { name: pair.slice(0, equals).trim(), value: pair.slice(equals + 1).trim() };
    });
}
