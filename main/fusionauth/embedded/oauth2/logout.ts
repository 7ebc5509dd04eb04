import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Parameters } from '../http/parameters.ts';
import { logoutPage } from '../pages/logout-page.ts';
import { cspSource, sendPage } from '../pages/send-page.ts';
import type { Provider } from '../provider.ts';
import type { Application } from '../store/application.ts';
import { readIdentifier } from '../store/identifier.ts';
import { isAuthorizedUrl } from '../store/redirect-url.ts';
import type { Tenant } from '../store/tenant.ts';
import { clientIdOf, verifyJwt } from '../tokens/verify.ts';
import { asOAuthError, showError } from './authorize/refuse.ts';
import { findApplication } from './client.ts';
import { OAuthError } from './oauth-error.ts';
import { endSsoSession } from './sso.ts';

/** The application that logs out: `client_id`, else the audience of the `id_token_hint`, which may have expired. */
async function loggingOut(provider: Provider, parameters: Parameters): Promise<Application | undefined> {
  const clientId = parameters.get('client_id');
  const hint = parameters.get('id_token_hint');
  if (clientId !== undefined) {
    const application = findApplication(provider, clientId, parameters.get('tenantId'));
    if (application === undefined) {
      throw new OAuthError('invalid_request', 'invalid_client_id', `Invalid client_id ${clientId}`);
    }
    return application;
  }
  if (hint === undefined) {
    return undefined;
  }
  const verification = await verifyJwt(provider, hint);
  const isSigned = verification.outcome === 'valid' || verification.outcome === 'expired';
  const application = isSigned ? findApplication(provider, clientIdOf(verification.claims) ?? '') : undefined;
  if (application === undefined) {
    throw new OAuthError('invalid_request', 'invalid_id_token_hint', 'The id_token_hint is invalid.');
  }
  return application;
}

function withState(target: string, state: string | undefined): string {
  const separator = target.includes('?') ? '&' : '?';
  return state === undefined ? target : `${target}${separator}${new URLSearchParams({ state })}`;
}

/** Where the browser goes: the requested URI, the application's logout URL, the tenant's, `/` (contract section 3.3). */
function logoutTarget(parameters: Parameters, tenant: Tenant, application: Application | undefined): string {
  const requested = parameters.get('post_logout_redirect_uri');
  if (requested === undefined) {
    return application?.oauthConfiguration.logoutURL ?? tenant.logoutURL ?? '/';
  }
  if (application === undefined || !isAuthorizedUrl(application.oauthConfiguration, requested)) {
    throw new OAuthError(
      'invalid_request',
      'invalid_post_logout_redirect_uri',
      'The post_logout_redirect_uri is invalid.',
    );
  }
  return withState(requested, parameters.get('state'));
}

function logoutUrlsOf({ store }: Provider, tenant: Tenant): readonly string[] {
  const urls = [...store.applications.values()].flatMap(({ tenantId, active, oauthConfiguration }) =>
    tenantId === tenant.id && active ? (oauthConfiguration.logoutURL ?? []) : [],
  );
  return [...new Set(urls)];
}

async function logOut(
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
  parameters: Parameters,
): Promise<FastifyReply> {
  const { store } = provider;
  const application = await loggingOut(provider, parameters);
  const named = store.tenants.get(readIdentifier(parameters.get('tenantId')) ?? store.defaultTenantId);
  const tenant = application === undefined ? named : store.tenantOf(application);
  if (tenant === undefined) {
    throw new OAuthError('invalid_request', 'invalid_tenant_id', 'The tenantId is invalid.');
  }
  const target = logoutTarget(parameters, tenant, application);
  endSsoSession(provider, request, reply);
  if (application?.oauthConfiguration.logoutBehavior === 'RedirectOnly') {
    return reply.code(302).header('Cache-Control', 'no-store').header('Location', target).send();
  }
  const logoutUrls = logoutUrlsOf(provider, tenant);
  return sendPage(reply, logoutPage(logoutUrls, target), { frames: [...new Set(logoutUrls.map(cspSource))] });
}

/**
 * GET and POST `/oauth2/logout`: ends the SSO session and nothing else (contract section 3.3). Everything is checked
 * before the session ends, so that a bad request changes nothing.
 */
export function logoutEndpoint(app: FastifyInstance, provider: Provider): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply, parameters: Parameters) => {
    try {
      return await logOut(provider, request, reply, parameters);
    } catch (error) {
      // unsure in the contract: JSON or HTML; its pick is the error page.
      return showError(reply, asOAuthError(error));
    }
  };
  app.get('/oauth2/logout', (request, reply) => answer(request, reply, Parameters.of(request.query)));
  app.post('/oauth2/logout', (request, reply) => answer(request, reply, Parameters.of(request.body)));
}
