import type { FastifyInstance, FastifyReply } from 'fastify';

/** What the pages of an application do. Everything else is forbidden to them. */
export interface PagePowers {
  /** They have a script. */
  readonly scripts: boolean;
  /** Origins that their script asks, their own included. */
  readonly connectsTo: readonly string[];
  /** Origins that their forms are sent to, and may be sent on to by a redirect. */
  readonly submitsTo: readonly string[];
}

const sources = (origins: readonly string[]) => (origins.length === 0 ? "'none'" : origins.join(' '));

/** Nothing from elsewhere, nothing inline, no frames (OWASP ASVS 5.0, 3.4). */
const contentSecurityPolicy = ({ scripts, connectsTo, submitsTo }: PagePowers) =>
  [
    "default-src 'none'",
    ...(scripts ? ["script-src 'self'"] : []),
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    ...(scripts ? [`connect-src ${sources(connectsTo)}`] : []),
    "base-uri 'none'",
    `form-action ${sources(submitsTo)}`,
    "frame-ancestors 'none'",
  ].join('; ');

/** Keeps a page to itself. A route may say otherwise about caching. */
const securityHeaders = (powers: PagePowers) => ({
  'content-security-policy': contentSecurityPolicy(powers),
  'x-content-type-options': 'nosniff',
  // A form is sent with `Origin: null` under no-referrer (Fetch section 3.2), and would not be known for the site's own.
  'referrer-policy': powers.submitsTo.length > 0 ? 'same-origin' : 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  // Also keeps `GET /` a whole 200 after a login: a cached page would be answered 304, or not asked for at all.
  'cache-control': 'no-store',
});

/** Puts the headers on one reply. */
type SecureReply = (reply: FastifyReply) => void;

/** For a reply that the hooks do not see, as to an address that cannot be decoded. */
export function createSecureReply(powers: PagePowers): SecureReply {
  const headers = securityHeaders(powers);
  return (reply) => {
    reply.headers(headers);
  };
}

/** Puts them on every other reply. */
export function addSecurityHeaders(app: FastifyInstance, secureReply: SecureReply): void {
  app.addHook('onRequest', async (_request, reply) => secureReply(reply));
}
