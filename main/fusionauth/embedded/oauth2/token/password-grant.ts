import { epochSeconds } from '../../clock.ts';
import type { Parameters } from '../../http/parameters.ts';
import type { Provider } from '../../provider.ts';
import { registrationFor } from '../../store/user.ts';
import { issueRefreshToken } from '../../tokens/refresh-tokens.ts';
import { checkCredentials } from '../../users/credentials.ts';
import { issueChangePasswordId } from '../../users/must-change-password.ts';
import { recordLogin } from '../../users/record-login.ts';
import { type Client, requireAuthentication, requireGrant } from '../client.ts';
import { readDeviceInfo } from '../device-info.ts';
import { OAuthError } from '../oauth-error.ts';
import { readScopes } from '../scopes.ts';
import { grantsRefreshToken } from './refresh-token-rule.ts';
import { type TokenResponse, tokenResponse } from './response.ts';
import { refuseUser } from './user.ts';

const CHANGE_REASONS = {
  Administrative: 'change_password_administrative',
  Expired: 'change_password_expired',
  Validation: 'change_password_validation',
} as const;

/**
 * Exchanges a username and password (contract section 2.2). An unregistered user gets tokens without `applicationId`,
 * `roles` and refresh token.
 * @throws OAuthError with the reasons of contract section 2.5
 */
export async function exchangePassword(
  provider: Provider,
  client: Client,
  parameters: Parameters,
): Promise<TokenResponse> {
  const { application, tenant } = client;
  // unsure in the contract: the password grant under NotRequiredWhenUsingPKCE; it cannot use PKCE, so a secret is needed.
  requireAuthentication(client, false);
  requireGrant(application, 'password');
  const scopes = readScopes(application, parameters.get('scope'));
  const username = parameters.get('username') ?? '';
  const login = await checkCredentials(provider, tenant, username, parameters.get('password') ?? '');
  if (login.outcome === 'refused') {
    throw new OAuthError('invalid_grant', 'invalid_user_credentials', 'The user credentials are invalid.');
  }
  if (login.outcome === 'mustChangePassword') {
    throw new OAuthError(
      'change_password_required',
      CHANGE_REASONS[login.reason],
      'The user is required to change their password.',
      400,
      { change_password_id: issueChangePasswordId(provider, login.user) },
    );
  }
  if (login.outcome !== 'authenticated') {
    return refuseUser(login.outcome);
  }
  const user = recordLogin(provider, login.user, application);
  const subject = {
    tenant,
    application,
    user,
    authenticationType: 'PASSWORD',
    authTime: epochSeconds(provider.clock),
    scopes,
    device: readDeviceInfo(parameters),
    proofKey: client.proofKey,
    grantTypes: ['password'],
  } as const;
  const isRegistered = registrationFor(user, application.id) !== undefined;
  const refreshToken =
    isRegistered && grantsRefreshToken(application, scopes)
      ? issueRefreshToken(provider, subject, { client })
      : undefined;
  return tokenResponse(provider, subject, refreshToken, {});
}
