import type { FastifyReply } from 'fastify';
import type { Html } from '../../pages/html.ts';
import { cspSource, sendPage } from '../../pages/send-page.ts';
import type { Exchange } from './exchange.ts';

/**
 * Sends a page with a form that leads on to the application: browsers hold the redirect that answers the form to
 * `form-action` too. The application's authorized origins may frame it (contract section 1.5).
 */
export function sendForm({ reply, authorization }: Exchange, page: Html): FastifyReply {
  const { application, redirectUri } = authorization;
  return sendPage(reply, page, {
    formAction: ["'self'", cspSource(redirectUri)],
    frameAncestors: application.oauthConfiguration.authorizedOriginURLs,
  });
}
