import { Cookie, defaultPath } from 'tough-cookie';
import type { JarCookie } from '../../recording/entry.ts';
import { cookieKey } from './cdp-cookie.ts';
import type { ResponseExtraInfo } from './network-events.ts';
import { headerValue } from './network-events.ts';

/** What one response wants of the jar. */
export interface JarCause {
  /** As cookieKey gives it. */
  readonly key: string;
  /** null: removed. */
  readonly cookie: JarCookie<string> | null;
  readonly mark: string | undefined;
}

const sameSites: Readonly<Record<string, 'Strict' | 'Lax' | 'None'>> = { strict: 'Strict', lax: 'Lax', none: 'None' };

function causeOf(line: string, url: URL, sentAt: number, mark: string | undefined): JarCause | undefined {
  const cookie = Cookie.parse(line, { loose: true });
  if (cookie === undefined) return undefined;
  const { key: name, value } = cookie;
  const domain = cookie.domain ? `.${cookie.domain}` : url.hostname;
  const path = cookie.path ?? defaultPath(url.pathname);
  const key = cookieKey({ name, domain, path });
  const now = new Date(sentAt * 1000);
  const expiresAt = cookie.expiryTime(now);
  if (expiresAt !== undefined && expiresAt <= now.getTime()) return { key, cookie: null, mark };
  const sameSite = sameSites[cookie.sameSite ?? ''];
  return {
    key,
    mark,
    cookie: {
      name,
      value,
      domain,
      path,
      httpOnly: cookie.httpOnly,
      secure: cookie.secure,
      ...(sameSite === undefined ? {} : { sameSite }),
      ...(expiresAt === undefined || !Number.isFinite(expiresAt) ? {} : { expiresAt }),
    },
  };
}

/**
 * The Set-Cookie lines of a response that the browser kept, as causes of changes of its jar, in order.
 * @param sentAt when the request was sent, in seconds since the epoch by the browser's clock.
 */
export function keptCookies(
  { headers, blockedCookies }: ResponseExtraInfo,
  url: string,
  sentAt: number,
  mark: string | undefined,
): JarCause[] {
  const refused = new Set(blockedCookies.map(({ cookieLine }) => cookieLine));
  // CDP joins several headers of one name by line feeds, which no header contains.
  const lines = headerValue(headers, 'set-cookie')?.split('\n') ?? [];
  const kept = lines.filter((line) => !refused.has(line));
  return kept.flatMap((line) => causeOf(line, new URL(url), sentAt, mark) ?? []);
}
