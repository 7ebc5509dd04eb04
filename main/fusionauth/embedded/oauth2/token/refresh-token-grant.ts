import type { Parameters } from '../../http/parameters.ts';
import type { Provider } from '../../provider.ts';
import type { RefreshToken } from '../../store/refresh-token.ts';
import { jwtConfigurationOf } from '../../tokens/jwt-settings.ts';
import { findRefreshToken, spendRefreshToken } from '../../tokens/refresh-tokens.ts';
import { refreshedSubject } from '../../tokens/refreshed-subject.ts';
import { type Client, requireAuthentication, requireGrant } from '../client.ts';
import { OAuthError } from '../oauth-error.ts';
import { narrowResources } from '../resources.ts';
import { readScopes } from '../scopes.ts';
import { type TokenResponse, tokenResponse } from './response.ts';
import { userInGoodStanding } from './user.ts';

/** The known scopes asked for; asking for an unknown one under `Reject` costs the refresh token (contract section 1.6). */
function knownScopes(provider: Provider, client: Client, token: RefreshToken, requested: string): readonly string[] {
  try {
    return readScopes(client.application, requested);
  } catch (error) {
    provider.store.refreshTokens.delete(token.id);
    throw error;
  }
}

/** The scopes of the new access token: those asked for, which must be among those granted (contract section 2.2). */
function narrowedScopes(
  provider: Provider,
  client: Client,
  token: RefreshToken,
  requested: string | undefined,
): readonly string[] {
  const granted = token.scopes ?? [];
  if (requested === undefined) {
    return granted;
  }
  const scopes = knownScopes(provider, client, token, requested);
  const excess = scopes.find((scope) => !granted.includes(scope));
  if (excess !== undefined) {
    throw new OAuthError('invalid_scope', 'unknown_scope', `Scope ${excess} was not granted to this refresh token.`);
  }
  return scopes;
}

/** Seconds asked for with `expires_in`, at most what is configured (contract section 2.2). */
function requestedLifetime({ tenant, application }: Client, text: string | undefined): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (seconds < 1 || seconds > jwtConfigurationOf(tenant, application).timeToLiveInSeconds) {
    throw new OAuthError('invalid_request', 'invalid_expires_in', 'The expires_in is invalid.');
  }
  return seconds;
}

/**
 * Redeems a refresh token (contract sections 2.2 to 2.4). Everything up to the rotation happens in one synchronous step.
 * @throws OAuthError with the reasons of contract section 2.5
 */
export function redeemRefreshToken(provider: Provider, client: Client, parameters: Parameters): Promise<TokenResponse> {
  // unsure in the contract: refresh under NotRequiredWhenUsingPKCE; its pick is that no secret is needed.
  requireAuthentication(client, true);
  requireGrant(client.application, 'refresh_token');
  const value = parameters.get('refresh_token');
  if (value === undefined) {
    throw new OAuthError('invalid_request', 'missing_refresh_token', 'The refresh_token is required.');
  }
  const timeToLive = requestedLifetime(client, parameters.get('expires_in'));
  const found = findRefreshToken(provider, value, client.proofKey);
  if (found === undefined || found.applicationId !== client.application.id) {
    throw new OAuthError('invalid_grant', 'refresh_token_not_found', 'The refresh_token is invalid.');
  }
  const user = userInGoodStanding(provider, found.userId);
  const scopes = narrowedScopes(provider, client, found, parameters.get('scope'));
  const resources = narrowResources(found.resources, parameters.all('resource'));
  const token = spendRefreshToken(provider, found, value);
  const granted = { scopes, resources, proofKey: client.proofKey };
  const subject = { ...refreshedSubject(client.tenant, client.application, user, token), ...granted };
  return tokenResponse(provider, subject, token, { sid: token.ssoSessionId, timeToLive });
}
