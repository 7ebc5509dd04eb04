import type { FastifyReply } from 'fastify';
import type { Html } from './html.ts';

/** What a page may do beyond showing itself; every list holds CSP sources. */
export interface PagePermissions {
  /** Origins, or URLs of origins, that may frame it. */
  readonly frameAncestors?: readonly string[];
  /** Where its form, or a redirect that answers the form, may lead. */
  readonly formAction?: readonly string[];
  readonly frames?: readonly string[];
  readonly scripts?: readonly string[];
}

function contentSecurityPolicy(
  { formAction = [], frames = [], scripts = [] }: PagePermissions,
  ancestors: readonly string[],
): string {
  const directive = (name: string, sources: readonly string[]) => `${name} ${sources.join(' ') || "'none'"}`;
  return [
    "default-src 'none'",
    "style-src 'self'",
    directive('script-src', scripts),
    directive('frame-src', frames),
    directive('form-action', formAction),
    directive('frame-ancestors', ancestors),
    "base-uri 'none'",
  ].join('; ');
}

/**
 * The CSP source for a URL that a form may lead to: its origin, or its scheme for an app's own scheme
 * (`com.example.app:/callback`), which has no origin.
 */
export function cspSource(url: string): string {
  const { origin, protocol } = new URL(url);
  return origin === 'null' ? protocol : origin;
}

function originsOf(urls: readonly string[]): readonly string[] {
  return urls.flatMap((url) => (URL.canParse(url) ? [new URL(url).origin] : [])).filter((origin) => origin !== 'null');
}

/**
 * Sends a hosted page that may not be framed, but by the origins it is given (contract section 1.5), nor cached, nor run anything it was not given.
 * The referrer stays within the site, because `no-referrer` would turn the form's `Origin` into `null`.
 */
export function sendPage(
  reply: FastifyReply,
  page: Html,
  permissions: PagePermissions = {},
  status = 200,
): FastifyReply {
  const ancestors = originsOf(permissions.frameAncestors ?? []);
  const isFramed = originsOf([reply.request.headers.referer ?? '']).some((origin) => ancestors.includes(origin));
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('Cache-Control', 'no-store')
    .header('Content-Security-Policy', contentSecurityPolicy(permissions, ancestors))
    .header('Referrer-Policy', 'same-origin')
    .header('X-Content-Type-Options', 'nosniff')
    .headers(isFramed ? {} : { 'X-Frame-Options': 'DENY' })
    .send(page.markup);
}
