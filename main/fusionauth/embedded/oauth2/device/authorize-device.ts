import { randomInt } from 'node:crypto';
import type { Parameters } from '../../http/parameters.ts';
import type { Provider } from '../../provider.ts';
import type { DeviceGrant } from '../../store/device-grants.ts';
import { DEVICE_CODE_GRANT } from '../../store/oauth-configuration.ts';
import { randomSecret } from '../../tokens/secret.ts';
import { type Client, requireAuthentication, requireGrant } from '../client.ts';
import { readDeviceInfo } from '../device-info.ts';
import { OAuthError } from '../oauth-error.ts';
import { readScopes } from '../scopes.ts';

/** Digits and letters that are not taken for one another (RFC 8628 section 6.1); six of them (contract section 3.4). */
const ALPHABET = 'BCDFGHJKLMNPQRSTVWXZ23456789';

const USER_CODE_LENGTH = 6;

// unsure in the contract: the interval; RFC 8628 section 3.2 has 5 seconds by default.
const INTERVAL_IN_SECONDS = 5;

function freshUserCode({ store }: Provider): string {
  while (true) {
    const code = Array.from({ length: USER_CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    if (store.deviceGrants.withUserCode(code) === undefined) {
      return code;
    }
  }
}

/** POST `/oauth2/device_authorize`: gives a device its two codes (contract section 3.4, RFC 8628 section 3.2). */
export function authorizeDevice(
  provider: Provider,
  client: Client,
  parameters: Parameters,
): Readonly<Record<string, string | number>> {
  const { clock, store } = provider;
  const { application, tenant } = client;
  requireAuthentication(client, true);
  requireGrant(application, DEVICE_CODE_GRANT);
  const { deviceVerificationURL } = application.oauthConfiguration;
  if (deviceVerificationURL === undefined) {
    // unsure in the contract: the pairing of error and reason; its pick is invalid_request.
    throw new OAuthError(
      'invalid_request',
      'missing_verification_uri',
      'The application has no deviceVerificationURL.',
    );
  }
  const scope = parameters.get('scope')?.replace(/\bidp-link:\S*/g, '');
  const now = clock.now();
  const { deviceCodeTimeToLiveInSeconds: expiresIn } = tenant.externalIdentifierConfiguration;
  const grant: DeviceGrant = {
    deviceCode: randomSecret(),
    userCode: freshUserCode(provider),
    applicationId: application.id,
    tenantId: tenant.id,
    scopes: readScopes(application, scope),
    deviceInfo: readDeviceInfo(parameters),
    expirationInstant: now + expiresIn * 1000,
    decision: undefined,
  };
  store.deviceGrants.put(grant, now);
  const separator = deviceVerificationURL.includes('?') ? '&' : '?';
  return {
    device_code: grant.deviceCode,
    expires_in: expiresIn,
    interval: INTERVAL_IN_SECONDS,
    user_code: grant.userCode,
    verification_uri: deviceVerificationURL,
    verification_uri_complete: `${deviceVerificationURL}${separator}user_code=${grant.userCode}`,
  };
}
