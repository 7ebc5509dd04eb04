import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { baseUrl } from '../http/base-url.ts';
import { Parameters } from '../http/parameters.ts';
import { HOSTED_BACKEND_CALLBACK } from '../oauth2/authorize/return-address.ts';
import type { Client } from '../oauth2/client.ts';
import { OAuthError } from '../oauth2/oauth-error.ts';
import type { Provider } from '../provider.ts';
import { isAuthorizedUrl } from '../store/redirect-url.ts';
import { randomSecret } from '../tokens/secret.ts';
import { namedClient } from './client.ts';
import { COOKIES, setAppCookie } from './cookies.ts';
import { packState } from './state.ts';

const DEFAULT_SCOPE = 'openid offline_access';

// unsure in the contract: where the caller's redirect_uri is checked; here both before and after the login.
/** The caller's own redirect URI. @throws OAuthError when the application does not list it */
export function callersRedirectUri({ application }: Client, redirectUri: string | undefined): string {
  if (redirectUri === undefined) {
    throw new OAuthError('invalid_request', 'missing_redirect_uri', 'The redirect_uri is required.');
  }
  if (!isAuthorizedUrl(application.oauthConfiguration, redirectUri)) {
    throw new OAuthError('invalid_request', 'invalid_redirect_uri', `Invalid redirect uri ${redirectUri}`);
  }
  return redirectUri;
}

/** GET `/app/login` and `/app/register`: begins a code grant with PKCE in the caller's name (contract section 8). */
export function begin(
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
  page: '/oauth2/authorize' | '/oauth2/register',
): FastifyReply {
  const client = namedClient(provider, request);
  const parameters = Parameters.of(request.query);
  const redirectUri = callersRedirectUri(client, parameters.get('redirect_uri'));
  const state = parameters.get('state');
  const clientId = client.application.id;
  const verifier = randomSecret();
  const query = new URLSearchParams({
    client_id: clientId,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    redirect_uri: `${baseUrl(request)}${HOSTED_BACKEND_CALLBACK}`,
    response_type: 'code',
    scope: parameters.get('scope') ?? DEFAULT_SCOPE,
    state: packState({ clientId, redirectUri, ...(state === undefined ? {} : { state }) }),
    tenantId: client.tenant.id,
  });
  const { loginIntentTimeToLiveInSeconds } = client.tenant.externalIdentifierConfiguration;
  setAppCookie(request, reply, COOKIES.verifier, verifier, loginIntentTimeToLiveInSeconds);
  return reply.code(302).header('Cache-Control', 'no-store').header('Location', `${page}?${query}`).send();
}
