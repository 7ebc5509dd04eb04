import type { FastifyRequest } from 'fastify';
import { baseUrl } from '../../http/base-url.ts';
import type { Parameters } from '../../http/parameters.ts';
import type { Provider } from '../../provider.ts';
import type { Application } from '../../store/application.ts';
import { isAuthorizedUrl } from '../../store/redirect-url.ts';
import type { Tenant } from '../../store/tenant.ts';
import { findApplication } from '../client.ts';
import { OAuthError } from '../oauth-error.ts';

/** Where a device's user ends up (contract section 3.4). */
export const DEVICE_PAGE = '/oauth2/device';

/** Where the hosted backend takes its code (contract section 8). */
export const HOSTED_BACKEND_CALLBACK = '/app/callback';

/** Who asks, and where the answer goes. Only once both are certain may anything be redirected (RFC 9700 section 4.11.1). */
export interface ReturnAddress {
  readonly application: Application;
  readonly tenant: Tenant;
  readonly redirectUri: string;
  /** Set when the answer is for this server's own pages, whose address no application need list. */
  readonly ownPage: 'device' | 'hosted backend' | undefined;
}

/** Which of this server's own pages the URI is (contract sections 3.4 and 8). */
function ownPageAt(request: FastifyRequest, redirectUri: string): ReturnAddress['ownPage'] {
  const base = baseUrl(request);
  if (redirectUri === `${base}${DEVICE_PAGE}`) {
    return 'device';
  }
  return redirectUri === `${base}${HOSTED_BACKEND_CALLBACK}` ? 'hosted backend' : undefined;
}

/**
 * Finds the client and checks its redirect URI (contract section 1.1).
 * @throws OAuthError, to be shown on a page and never to be redirected (contract section 1.2)
 */
export function readReturnAddress(provider: Provider, request: FastifyRequest, parameters: Parameters): ReturnAddress {
  const clientId = parameters.get('client_id');
  if (clientId === undefined) {
    throw new OAuthError('invalid_request', 'missing_client_id', 'The client_id is required.');
  }
  const application = findApplication(provider, clientId, parameters.get('tenantId'));
  if (application === undefined) {
    throw new OAuthError('invalid_request', 'invalid_client_id', `Invalid client_id ${clientId}`);
  }
  const redirectUri = parameters.get('redirect_uri');
  if (redirectUri === undefined) {
    throw new OAuthError('invalid_request', 'missing_redirect_uri', 'The redirect_uri is required.');
  }
  const ownPage = ownPageAt(request, redirectUri);
  if (ownPage === undefined && !isAuthorizedUrl(application.oauthConfiguration, redirectUri)) {
    throw new OAuthError('invalid_request', 'invalid_redirect_uri', `Invalid redirect uri ${redirectUri}`);
  }
  return { application, tenant: provider.store.tenantOf(application), redirectUri, ownPage };
}
