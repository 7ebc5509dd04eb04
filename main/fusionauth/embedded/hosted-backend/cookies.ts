import type { FastifyReply, FastifyRequest } from 'fastify';
import { getPublicSuffix } from 'tough-cookie';
import { baseUrl, isHttps } from '../http/base-url.ts';
import type { TokenResponse } from '../oauth2/token/response.ts';

/** The cookies of the hosted backend (contract section 8). */
export const COOKIES = {
  accessToken: 'app.at',
  refreshToken: 'app.rt',
  idToken: 'app.idt',
  expiry: 'app.at_exp',
  verifier: 'app.pkce_v',
} as const;

/** Those that a page's scripts may read. */
const READABLE: ReadonlySet<string> = new Set([COOKIES.idToken, COOKIES.expiry]);

/** The broadest domain that FusionAuth's host can set cookies for; none for `localhost` and addresses. */
function cookieDomain(request: FastifyRequest): string | undefined {
  const { hostname } = new URL(baseUrl(request));
  if (/^[\d.]+$|^\[/.test(hostname)) {
    return undefined;
  }
  const domain = getPublicSuffix(hostname, { allowSpecialUseDomain: true, ignoreError: true });
  return domain === undefined || domain === null || !domain.includes('.') ? undefined : domain;
}

// unsure in the contract: whether Secure is set on http; its pick is only on https.
function attributes(request: FastifyRequest, name: string) {
  const domain = cookieDomain(request);
  return {
    httpOnly: !READABLE.has(name),
    path: '/',
    sameSite: 'lax',
    secure: isHttps(request),
    ...(domain === undefined ? {} : { domain }),
  } as const;
}

/** Sets one of the cookies for `maxAge` seconds. */
export function setAppCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
  value: string,
  maxAge: number,
): void {
  reply.setCookie(name, value, { ...attributes(request, name), maxAge });
}

/** Has the browser drop cookies. */
export function dropAppCookies(request: FastifyRequest, reply: FastifyReply, names: readonly string[]): void {
  for (const name of names) {
    reply.setCookie(name, '', { ...attributes(request, name), maxAge: 0 });
  }
}

/**
 * Puts tokens into their cookies.
 * @param now epoch seconds, from which `app.at_exp` counts
 * @param refreshTokenLifetime seconds
 */
export function setAppTokens(
  request: FastifyRequest,
  reply: FastifyReply,
  tokens: TokenResponse,
  now: number,
  refreshTokenLifetime: number,
): void {
  const { access_token, expires_in, id_token, refresh_token } = tokens;
  setAppCookie(request, reply, COOKIES.accessToken, access_token, expires_in);
  setAppCookie(request, reply, COOKIES.expiry, String(now + expires_in), expires_in);
  if (id_token !== undefined) {
    setAppCookie(request, reply, COOKIES.idToken, id_token, expires_in);
  }
  if (refresh_token !== undefined) {
    setAppCookie(request, reply, COOKIES.refreshToken, refresh_token, refreshTokenLifetime);
  }
}
