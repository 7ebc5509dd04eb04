import type { Parameters } from '../../http/parameters.ts';
import type { Provider } from '../../provider.ts';
import type { Application } from '../../store/application.ts';
import type { Tenant } from '../../store/tenant.ts';
import { findApplication } from '../client.ts';
import { OAuthError } from '../oauth-error.ts';

/** Who asks, and where the answer goes. Only once both are certain may anything be redirected (RFC 9700 section 4.11.1). */
export interface ReturnAddress {
  readonly application: Application;
  readonly tenant: Tenant;
  readonly redirectUri: string;
}

/**
 * Finds the client and checks its redirect URI, by exact comparison (contract section 1.1).
 * @throws OAuthError, to be shown on a page and never to be redirected (contract section 1.2)
 */
export function readReturnAddress(provider: Provider, parameters: Parameters): ReturnAddress {
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
  if (!application.oauthConfiguration.authorizedRedirectURLs.includes(redirectUri)) {
    throw new OAuthError('invalid_request', 'invalid_redirect_uri', `Invalid redirect uri ${redirectUri}`);
  }
  return { application, tenant: provider.store.tenantOf(application), redirectUri };
}
