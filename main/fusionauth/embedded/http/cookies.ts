import type { FastifyReply, FastifyRequest } from 'fastify';
import { isHttps } from './base-url.ts';

/** About 68 years, in seconds, for a cookie that persists while its expiry is the server's business (contract section 1.7). */
export const LASTING = 2_147_483_647;

// unsure in the contract: Path and SameSite of each cookie; its picks are / and Lax.
function attributes(request: FastifyRequest) {
  return { httpOnly: true, path: '/', sameSite: 'lax', secure: isHttps(request) } as const;
}

/** Sets a host-only cookie; without `maxAge` (seconds) it ends with the browser session (contract sections 1.7, 4.1). */
export function setCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
  value: string,
  maxAge?: number,
): void {
  reply.setCookie(name, value, { ...attributes(request), ...(maxAge === undefined ? {} : { maxAge }) });
}

/** Sets a host-only cookie that scripts may read, and that ends with the browser session (contract section 1.7). */
export function setReadableCookie(request: FastifyRequest, reply: FastifyReply, name: string, value: string): void {
  reply.setCookie(name, value, { ...attributes(request), encode: String, httpOnly: false });
}

/** Makes the browser drop a cookie: `Max-Age=0` (contract section 4.3). */
export function dropCookie(request: FastifyRequest, reply: FastifyReply, name: string): void {
  reply.setCookie(name, '', { ...attributes(request), maxAge: 0 });
}

/** The cookie's value, an empty one counting as absent. */
export function readCookie(request: FastifyRequest, name: string): string | undefined {
  const value = request.cookies[name];
  return value === '' ? undefined : value;
}
