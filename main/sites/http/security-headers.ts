import type { FastifyInstance, FastifyReply } from 'fastify';

/** Nothing from elsewhere, nothing inline, no frames (OWASP ASVS 5.0, 3.4). */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Keeps a page to itself. A route may say otherwise about caching. */
const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  // Also keeps `GET /` a whole 200 after a login: a cached page would be answered 304, or not asked for at all.
  'cache-control': 'no-store',
};

/** For a reply that the hooks do not see, as to an address that cannot be decoded. */
export function secureReply(reply: FastifyReply): void {
  reply.headers(securityHeaders);
}

/** Puts them on every other reply. */
export function addSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (_request, reply) => secureReply(reply));
}
