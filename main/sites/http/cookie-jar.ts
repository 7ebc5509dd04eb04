import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CookieRole, siteCookie } from '../../../scenarios/cookies.ts';
import type { SiteName } from '../../../scenarios/parties.ts';

/** What a site keeps in its visitors' browsers. */
type KeptRole = Extract<CookieRole, 'session' | 'refresh token' | 'login in progress'>;

const day = 24 * 60 * 60;

/** Seconds within which a login that was begun must be finished. */
export const loginSeconds = 600;

/** Path, and seconds until the browser drops it (absent: when it closes). */
const attributes: Readonly<Record<KeptRole, { readonly path: string; readonly maxAge?: number }>> = {
  session: { path: '/' },
  // Outlives FusionAuth's 30 days on purpose: it is FusionAuth, not the browser, that says the token is dead (arrows 26 to 29).
  'refresh token': { path: '/', maxAge: 60 * day },
  // Only the callback needs it, and a login takes minutes.
  'login in progress': { path: '/callback', maxAge: loginSeconds },
};

/** A site's cookies in the browser of whoever sent a request. */
export interface CookieJar {
  read(request: FastifyRequest, role: KeptRole): string | undefined;
  set(request: FastifyRequest, reply: FastifyReply, role: KeptRole, value: string): void;
  clear(request: FastifyRequest, reply: FastifyReply, role: KeptRole): void;
}

/**
 * Secure when the browser takes this address for a secure context. It shows that by sending Sec-Fetch-Site, which goes
 * to trustworthy origins only (W3C Fetch Metadata section 2). curl and old Safari would drop a Secure cookie over http.
 */
const secure = (request: FastifyRequest) => request.headers['sec-fetch-site'] !== undefined;

/** The cookies of `site`: HttpOnly, SameSite=Lax, host-only (no Domain attribute; RFC 6265 section 5.3). */
export function createCookieJar(site: SiteName): CookieJar {
  const write = (request: FastifyRequest, reply: FastifyReply, role: KeptRole, value: string, maxAge?: number) => {
    const { path } = attributes[role];
    reply.setCookie(siteCookie(site, role).name, value, {
      path,
      httpOnly: true,
      sameSite: 'lax',
      secure: secure(request),
      ...(maxAge === undefined ? {} : { maxAge }),
    });
  };
  return {
    read: (request, role) => request.cookies[siteCookie(site, role).name],
    set: (request, reply, role, value) => write(request, reply, role, value, attributes[role].maxAge),
    clear: (request, reply, role) => write(request, reply, role, '', 0),
  };
}
