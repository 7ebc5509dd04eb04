import type { Parameters } from '../../http/parameters.ts';
import type { Provider } from '../../provider.ts';
import type { DeviceDecision } from '../../store/device-grants.ts';
import type { DeviceInfo } from '../../store/device-info.ts';
import { DEVICE_CODE_GRANT } from '../../store/oauth-configuration.ts';
import { issueRefreshToken } from '../../tokens/refresh-tokens.ts';
import { type Client, requireAuthentication, requireGrant } from '../client.ts';
import { OAuthError } from '../oauth-error.ts';
import { grantsRefreshToken } from './refresh-token-rule.ts';
import { type TokenResponse, tokenResponse } from './response.ts';
import { userInGoodStanding } from './user.ts';

/**
 * The user's approval, taken out of the store in one synchronous step, so that two simultaneous requests do not both get
 * it.
 * @throws OAuthError as long as there is none, and once there will be none (contract section 2.5, RFC 8628 section 3.5)
 */
function takeApproval(
  { clock, store }: Provider,
  { application }: Client,
  deviceCode: string,
): DeviceDecision & { readonly outcome: 'approved'; readonly device: DeviceInfo } {
  const grant = store.deviceGrants.withDeviceCode(deviceCode);
  if (grant?.applicationId !== application.id) {
    // unsure in the contract: the error that goes with this reason; its pick is RFC 6749 section 5.2.
    throw new OAuthError('invalid_grant', 'invalid_device_code', 'The device_code is invalid.');
  }
  if (grant.expirationInstant <= clock.now()) {
    throw new OAuthError('expired_token', undefined, 'The device_code has expired.');
  }
  const { decision } = grant;
  if (decision === undefined) {
    throw new OAuthError('authorization_pending', undefined, 'The authorization request is still pending.');
  }
  store.deviceGrants.delete(grant);
  if (decision.outcome === 'denied') {
    throw new OAuthError('access_denied', 'consent_canceled', 'The user denied the request.');
  }
  return { ...decision, device: grant.deviceInfo };
}

/**
 * Redeems a device code (contract sections 2.2 and 3.4).
 * @throws OAuthError with the reasons of contract section 2.5
 */
export function redeemDeviceCode(provider: Provider, client: Client, parameters: Parameters): Promise<TokenResponse> {
  const { application, tenant } = client;
  requireAuthentication(client, true);
  requireGrant(application, DEVICE_CODE_GRANT);
  const deviceCode = parameters.get('device_code');
  if (deviceCode === undefined) {
    throw new OAuthError('invalid_request', 'missing_device_code', 'The device_code is required.');
  }
  const { userId, authTime, device, scopes, ssoSessionId } = takeApproval(provider, client, deviceCode);
  const subject = {
    tenant,
    application,
    user: userInGoodStanding(provider, userId),
    authenticationType: 'PASSWORD',
    authTime,
    scopes,
    device,
    proofKey: client.proofKey,
    grantTypes: [DEVICE_CODE_GRANT],
  } as const;
  const refreshToken = grantsRefreshToken(application, scopes)
    ? issueRefreshToken(provider, subject, { client, ssoSessionId })
    : undefined;
  return tokenResponse(provider, subject, refreshToken, { sid: ssoSessionId });
}
