import type { FastifyRequest } from 'fastify';
import { presentedApiKey } from '../../api/authorization.ts';
import type { Parameters } from '../../http/parameters.ts';
import type { Provider } from '../../provider.ts';
import type { Application } from '../../store/application.ts';
import type { DeviceGrant } from '../../store/device-grants.ts';
import { verifyJwt } from '../../tokens/verify.ts';
import { type Client, identifyClient } from '../client.ts';
import { OAuthError } from '../oauth-error.ts';
import { CONSENT_FREE } from '../scopes.ts';
import { userInGoodStanding } from '../token/user.ts';
import { connectDevice } from './approve-device.ts';
import { waitingDevice } from './waiting-device.ts';

/** The client, which must prove that it is one. @throws OAuthError 401 */
function authenticatedClient(provider: Provider, request: FastifyRequest, parameters: Parameters): Client {
  const client = identifyClient(provider, request.headers.authorization, parameters);
  if (!client.authenticated) {
    throw new OAuthError('invalid_client', 'client_authentication_missing', 'Client authentication is required.', 401);
  }
  return client;
}

/** The client's application; undefined, which stands for any, when an API key is shown instead (contract section 3.4). */
function callingApplication(
  provider: Provider,
  request: FastifyRequest,
  parameters: Parameters,
): Application | undefined {
  const isApi = presentedApiKey(provider, request) !== undefined;
  return isApi ? undefined : authenticatedClient(provider, request, parameters).application;
}

function grantView({ deviceInfo, tenantId }: DeviceGrant): Record<string, unknown> {
  return { deviceInfo, tenantId };
}

/** POST `/oauth2/device/user-code`: what a user code is about, for the application's own page (contract section 3.4). */
export function describeUserCode(
  provider: Provider,
  request: FastifyRequest,
  parameters: Parameters,
): Record<string, unknown> {
  const application = callingApplication(provider, request, parameters);
  const grant = waitingDevice(provider, application, parameters.get('user_code'));
  return {
    ...grantView(grant),
    client_id: grant.applicationId,
    expires_in: Math.floor((grant.expirationInstant - provider.clock.now()) / 1000),
    scope: grant.scopes.filter((scope) => !CONSENT_FREE.has(scope)).join(' '),
    user_code: grant.userCode,
  };
}

/** POST `/oauth2/device/approve`: connects a device with the user whose access token is shown (contract section 3.4). */
export async function approveUserCode(
  provider: Provider,
  request: FastifyRequest,
  parameters: Parameters,
): Promise<Record<string, unknown>> {
  const application = callingApplication(provider, request, parameters);
  const token = parameters.get('token');
  if (token === undefined) {
    throw new OAuthError('invalid_request', 'missing_token', 'The token is required.');
  }
  const verification = await verifyJwt(provider, token);
  const grant = waitingDevice(provider, application, parameters.get('user_code'));
  if (verification.outcome !== 'valid' || verification.claims.tid !== grant.tenantId) {
    throw new OAuthError('invalid_token', 'access_token_invalid', 'The access token is invalid.', 401);
  }
  const user = userInGoodStanding(provider, verification.claims.sub);
  const authTime = verification.claims.auth_time;
  connectDevice(provider, grant, { user, authTime, ssoSessionId: undefined }, grant.scopes);
  return { ...grantView(grant), deviceGrantStatus: 'Approved', userId: user.id };
}
