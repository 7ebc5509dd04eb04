import type { FastifyRequest } from 'fastify';

const HOST = /^[a-z0-9.-]+(:\d{1,5})?$|^\[[0-9a-f:.]+\](:\d{1,5})?$/i;

function forwarded(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[`x-forwarded-${name}`];
  const first = (Array.isArray(value) ? value[0] : value)?.split(',')[0]?.trim();
  return first === '' ? undefined : first;
}

/** Whether the user's side of the connection is https, which decides over `Secure` on cookies (contract section 1.7). */
export function isHttps(request: FastifyRequest): boolean {
  return (forwarded(request, 'proto') ?? request.protocol) === 'https';
}

/** Origin under which the caller reached this server, from `Host` and `X-Forwarded-*` (contract section 10). */
export function baseUrl(request: FastifyRequest): string {
  const scheme = isHttps(request) ? 'https' : 'http';
  const host = forwarded(request, 'host') ?? request.headers.host ?? '';
  const port = forwarded(request, 'port');
  const authority = port === undefined || /:\d+$/.test(host) ? host : `${host}:${port}`;
  const url = `${scheme}://${authority}`;
  return HOST.test(authority) && URL.canParse(url) ? new URL(url).origin : `${scheme}://localhost`;
}
