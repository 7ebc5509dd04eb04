import type { FastifyReply } from 'fastify';
import { formPostPage } from '../../pages/form-post-page.ts';
import { cspSource, sendPage } from '../../pages/send-page.ts';
import type { ResponseMode } from './response-mode.ts';

/** A parameter without a value is left out. */
export type ResponseParameters = Readonly<Record<string, string | number | undefined>>;

function withParameters(redirectUri: string, mode: 'query' | 'fragment', fields: readonly [string, string][]): string {
  const encoded = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
  if (mode === 'fragment') {
    return `${redirectUri}#${encoded}`;
  }
  return `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${encoded}`;
}

/** Sends an authorization response, good or bad, to the client's redirect URI (contract sections 1.3 and 1.4). */
export function respond(
  reply: FastifyReply,
  redirectUri: string,
  mode: ResponseMode,
  parameters: ResponseParameters,
): FastifyReply {
  const fields = Object.entries(parameters).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  if (mode === 'form_post') {
    const permissions = { formAction: [cspSource(redirectUri)], scripts: ["'self'"] };
    return sendPage(reply, formPostPage(redirectUri, fields), permissions);
  }
  return reply
    .code(302)
    .header('Cache-Control', 'no-store')
    .header('Referrer-Policy', 'no-referrer')
    .header('Location', withParameters(redirectUri, mode, fields))
    .send();
}
