import type { Parameters } from '../../http/parameters.ts';
import type { Provider } from '../../provider.ts';
import type { DeviceGrant } from '../../store/device-grants.ts';
import type { DeviceInfo } from '../../store/device-info.ts';
import { DEVICE_CODE_GRANT, type GrantType } from '../../store/oauth-configuration.ts';
import { requireGrant } from '../client.ts';
import { waitingDevice } from '../device/waiting-device.ts';
import { readDeviceInfo } from '../device-info.ts';
import { readThumbprint } from '../dpop.ts';
import { OAuthError } from '../oauth-error.ts';
import { readResources } from '../resources.ts';
import { readScopes } from '../scopes.ts';
import { readCodeChallenge } from './challenge.ts';
import { readMaxAge, readPrompt } from './prompt.ts';
import { type ResponseMode, type ResponseType, readResponseMode, readResponseType } from './response-mode.ts';
import type { ReturnAddress } from './return-address.ts';

/** An authorization request in which everything has been checked (contract section 1.1). */
export interface AuthorizationRequest extends ReturnAddress {
  readonly responseType: ResponseType;
  readonly responseMode: ResponseMode;
  readonly scopes: readonly string[];
  /** See `oauth2/resources.ts`. */
  readonly resources: readonly string[];
  readonly state: string | undefined;
  readonly nonce: string | undefined;
  readonly codeChallenge: string | undefined;
  /** See `oauth2/dpop.ts`. */
  readonly proofKey: string | undefined;
  readonly device: DeviceInfo;
  readonly prompt: ReadonlySet<string>;
  /** Seconds. */
  readonly maxAge: number | undefined;
  /** The device whose user this is about (contract section 3.4). */
  readonly deviceGrant: DeviceGrant | undefined;
}

function requiredResponseType(parameters: Parameters): ResponseType {
  const text = parameters.get('response_type');
  if (text === undefined) {
    throw new OAuthError('invalid_request', 'missing_response_type', 'The response_type is required.');
  }
  const responseType = readResponseType(text);
  if (responseType === undefined) {
    throw new OAuthError(
      'unsupported_response_type',
      'invalid_response_type',
      'Parameter response_type must be set to code or token.',
    );
  }
  return responseType;
}

/** Holds response type and scope together: no id token without `openid`, and no `openid` for a bare token (section 1.1). */
function checkOpenId(responseType: ResponseType, scopes: readonly string[]): void {
  const isOpenId = scopes.includes('openid');
  // unsure in the contract: the errors of both cases.
  if (responseType === 'token' && isOpenId) {
    throw new OAuthError(
      'unsupported_response_type',
      'invalid_response_type',
      'Parameter response_type must be set to token id_token when the scope contains openid.',
    );
  }
  if (responseType.includes('id_token') && !isOpenId) {
    throw new OAuthError('invalid_scope', 'missing_required_scope', 'An id_token requires the scope openid.');
  }
}

function requiredGrant(responseType: ResponseType, deviceGrant: DeviceGrant | undefined): GrantType {
  if (deviceGrant !== undefined) {
    return DEVICE_CODE_GRANT;
  }
  return responseType === 'code' ? 'authorization_code' : 'implicit';
}

/**
 * Checks the rest of an authorization request, once it is known where errors may be redirected to.
 * @throws OAuthError, to be redirected (contract section 1.2)
 */
export function readAuthorizationRequest(
  provider: Provider,
  address: ReturnAddress,
  parameters: Parameters,
): AuthorizationRequest {
  const { application } = address;
  const responseType = requiredResponseType(parameters);
  const responseMode = readResponseMode(parameters.get('response_mode'), responseType);
  if (responseMode === undefined) {
    throw new OAuthError('invalid_request', 'invalid_response_mode', 'The response_mode is invalid.');
  }
  const deviceGrant =
    address.ownPage === 'device' ? waitingDevice(provider, application, parameters.get('user_code')) : undefined;
  requireGrant(application, requiredGrant(responseType, deviceGrant));
  const scopes = deviceGrant?.scopes ?? readScopes(application, parameters.get('scope'));
  checkOpenId(responseType, scopes);
  return {
    ...address,
    responseType,
    responseMode,
    scopes,
    resources: readResources(application, parameters.all('resource')),
    state: parameters.get('state'),
    nonce: parameters.get('nonce'),
    // A device gets no code, so there is none to protect.
    codeChallenge:
      responseType === 'code' && deviceGrant === undefined ? readCodeChallenge(application, parameters) : undefined,
    proofKey: readThumbprint(parameters.get('dpop_jkt')),
    device: readDeviceInfo(parameters),
    prompt: readPrompt(parameters.get('prompt')),
    maxAge: readMaxAge(parameters.get('max_age')),
    deviceGrant,
  };
}
