import type { FastifyReply } from 'fastify';
import { type Parameters, RepeatedParameter } from '../../http/parameters.ts';
import { errorPage } from '../../pages/error-page.ts';
import { sendPage } from '../../pages/send-page.ts';
import { OAuthError } from '../oauth-error.ts';
import { respond } from './respond.ts';
import { defaultResponseMode, readResponseMode, readResponseType } from './response-mode.ts';
import type { ReturnAddress } from './return-address.ts';

/** The OAuth error that an exception stands for. Anything unforeseen is passed on. */
export function asOAuthError(error: unknown): OAuthError {
  if (error instanceof OAuthError) {
    return error;
  }
  if (error instanceof RepeatedParameter) {
    // unsure in the contract: repeated parameters; RFC 6749 section 3.1 forbids them.
    return new OAuthError('invalid_request', 'unknown', error.message);
  }
  throw error;
}

// unsure in the contract: the page's status; its pick is 400.
/** Shows an error that must not be redirected (contract section 1.2). */
export function showError(reply: FastifyReply, error: OAuthError): FastifyReply {
  return sendPage(reply, errorPage(error), {}, 400);
}

/** Redirects an error in the mode that the request would have been answered in (contract section 1.4). */
export function redirectError(
  reply: FastifyReply,
  { redirectUri, tenant }: ReturnAddress,
  parameters: Parameters,
  error: OAuthError,
): FastifyReply {
  const responseType = readResponseType(parameters.first('response_type') ?? '');
  const requested =
    responseType === undefined ? undefined : readResponseMode(parameters.first('response_mode'), responseType);
  return respond(reply, redirectUri, requested ?? defaultResponseMode(responseType), {
    error: error.error,
    error_reason: error.reason,
    error_description: error.message,
    state: parameters.first('state'),
    iss: tenant.issuer,
  });
}
