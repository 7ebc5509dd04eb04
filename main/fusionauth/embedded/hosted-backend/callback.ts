import type { FastifyReply, FastifyRequest } from 'fastify';
import { epochSeconds } from '../clock.ts';
import { baseUrl } from '../http/base-url.ts';
import { readCookie } from '../http/cookies.ts';
import { Parameters } from '../http/parameters.ts';
import { respond } from '../oauth2/authorize/respond.ts';
import { HOSTED_BACKEND_CALLBACK } from '../oauth2/authorize/return-address.ts';
import type { Client } from '../oauth2/client.ts';
import { OAuthError } from '../oauth2/oauth-error.ts';
import { redeemAuthorizationCode } from '../oauth2/token/authorization-code-grant.ts';
import type { Provider } from '../provider.ts';
import { jwtConfigurationOf } from '../tokens/jwt-settings.ts';
import { clientWithId } from './client.ts';
import { COOKIES, dropAppCookies, setAppTokens } from './cookies.ts';
import { callersRedirectUri } from './login.ts';
import { unpackState } from './state.ts';

/** Seconds for which a refresh token's cookie lasts. */
export function refreshTokenLifetime({ application, tenant }: Client): number {
  return jwtConfigurationOf(tenant, application).refreshTokenTimeToLiveInMinutes * 60;
}

/** What went wrong at the login goes on to the caller, under their own state. */
const PASSED_ON_ERRORS = ['error', 'error_reason', 'error_description'];

/**
 * GET `/app/callback`: redeems the code, sets the token cookies and sends the user back to the caller (contract section 8).
 * The verifier's cookie proves that the login began in this browser.
 */
export async function finish(provider: Provider, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const parameters = Parameters.of(request.query);
  const caller = unpackState(parameters.get('state'));
  const client = clientWithId(provider, caller?.clientId ?? parameters.get('client_id'));
  const redirectUri = callersRedirectUri(client, caller?.redirectUri);
  const verifier = readCookie(request, COOKIES.verifier);
  dropAppCookies(request, reply, [COOKIES.verifier]);
  if (parameters.get('error') !== undefined) {
    const errors = Object.fromEntries(PASSED_ON_ERRORS.map((name) => [name, parameters.first(name)]));
    return respond(reply, redirectUri, 'query', { ...errors, state: caller?.state });
  }
  if (verifier === undefined) {
    throw new OAuthError('invalid_request', 'missing_code_verifier', 'This login did not begin in this browser.');
  }
  const exchange = Parameters.of({
    code: parameters.get('code') ?? '',
    code_verifier: verifier,
    redirect_uri: `${baseUrl(request)}${HOSTED_BACKEND_CALLBACK}`,
  });
  const tokens = await redeemAuthorizationCode(provider, client, exchange);
  setAppTokens(request, reply, tokens, epochSeconds(provider.clock), refreshTokenLifetime(client));
  return respond(reply, redirectUri, 'query', {
    state: caller?.state,
    locale: parameters.first('locale'),
    userState: parameters.first('userState'),
  });
}
