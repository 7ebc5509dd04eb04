import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CookieRole, siteCookie } from '../../../scenarios/cookies.ts';
import type { SiteName } from '../../../scenarios/parties.ts';

/** What a site keeps in its visitors' browsers. */
type KeptRole = Extract<CookieRole, 'session' | 'refresh token' | 'JWT' | 'login in progress'>;

const day = 24 * 60 * 60;

/** Seconds within which a login that was begun must be finished. */
const loginSeconds = 12 * 3600;

/** Seconds until the browser drops it. Absent: when it closes. */
const maxAge: Readonly<Partial<Record<KeptRole, number>>> = {
  // Outlives FusionAuth's 30 days on purpose: it is FusionAuth, not the browser, that says the token is dead (arrows 26 to 29).
  'refresh token': 60 * day,
  // A login takes minutes. (A JWT has none: the token inside says when it ends, and the browser's clock may be another.)
  'login in progress': loginSeconds,
};

/** One cookie of a site in the browser of whoever sent a request. */
export interface KeptCookie {
  read(request: FastifyRequest): string | undefined;
  set(request: FastifyRequest, reply: FastifyReply, value: string): void;
  clear(request: FastifyRequest, reply: FastifyReply): void;
}

/** The cookies of a site, by what they are for; `path` is where they travel, everywhere unless told otherwise. */
export type CookieJar = (role: KeptRole, path?: string) => KeptCookie;

/**
 * Secure when the browser takes this address for a secure context. It shows that by sending Sec-Fetch-Site, which goes
 * to trustworthy origins only (W3C Fetch Metadata section 2). curl and old Safari would drop a Secure cookie over http.
 */
const secure = (request: FastifyRequest) => request.headers['sec-fetch-site'] !== undefined;

/** The cookies of `site`: HttpOnly, SameSite=Lax, host-only (no Domain attribute; RFC 6265 section 5.3). */
export function createCookieJar(site: SiteName): CookieJar {
  return (role, path = '/') => {
    const { name } = siteCookie(site, role);
    const write = (request: FastifyRequest, reply: FastifyReply, value: string, seconds?: number) => {
      const lifetime = seconds === undefined ? {} : { maxAge: seconds };
      reply.setCookie(name, value, { path, httpOnly: true, sameSite: 'lax', secure: secure(request), ...lifetime });
    };
    return {
      read: (request) => request.cookies[name],
      set: (request, reply, value) => write(request, reply, value, maxAge[role]),
      clear: (request, reply) => write(request, reply, '', 0),
    };
  };
}
