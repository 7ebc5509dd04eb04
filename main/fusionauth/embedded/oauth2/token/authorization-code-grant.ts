import type { Parameters } from '../../http/parameters.ts';
import type { Provider } from '../../provider.ts';
import { issueRefreshToken } from '../../tokens/refresh-tokens.ts';
import { type Client, requireAuthentication, requireGrant } from '../client.ts';
import { requireProof } from '../dpop.ts';
import { OAuthError } from '../oauth-error.ts';
import { narrowResources } from '../resources.ts';
import { checkCodeVerifier } from './pkce.ts';
import { grantsRefreshToken } from './refresh-token-rule.ts';
import { type TokenResponse, tokenResponse } from './response.ts';
import { userInGoodStanding } from './user.ts';

/**
 * Redeems an authorization code (contract section 2.2, RFC 6749 section 4.1.3). The code is spent by the first attempt of
 * its client, even if that attempt fails.
 * @throws OAuthError with the reasons of contract section 2.5
 */
export function redeemAuthorizationCode(
  provider: Provider,
  client: Client,
  parameters: Parameters,
): Promise<TokenResponse> {
  const { clock, store } = provider;
  const { application, tenant } = client;
  const codeVerifier = parameters.get('code_verifier');
  requireAuthentication(client, codeVerifier !== undefined);
  requireGrant(application, 'authorization_code');
  const value = parameters.get('code');
  const redirectUri = parameters.get('redirect_uri');
  if (value === undefined) {
    throw new OAuthError('invalid_request', 'missing_code', 'The code is required.');
  }
  if (redirectUri === undefined) {
    throw new OAuthError('invalid_request', 'missing_redirect_uri', 'The redirect_uri is required.');
  }
  const code = store.authorizationCodes.take(value, application.id, clock.now());
  if (code === undefined) {
    // unsure in the contract: invalid_request or invalid_grant; its pick is RFC 6749 section 5.2.
    throw new OAuthError('invalid_grant', 'auth_code_not_found', 'Invalid Authorization Code');
  }
  if (redirectUri !== code.redirectUri) {
    // unsure in the contract: the pairing of error and reason; its pick is invalid_request.
    throw new OAuthError('invalid_request', 'invalid_redirect_uri', `Invalid redirect uri ${redirectUri}`);
  }
  requireProof(code.proofKey, client.proofKey);
  checkCodeVerifier(code.codeChallenge, codeVerifier);
  const pkcePolicy = application.oauthConfiguration.proofKeyForCodeExchangePolicy;
  if (pkcePolicy === 'NotRequiredWhenUsingClientAuthentication' && code.codeChallenge === undefined) {
    if (!client.authenticated) {
      throw new OAuthError('invalid_request', 'missing_code_verifier', 'The code_verifier is required.');
    }
  }
  const subject = {
    tenant,
    application,
    user: userInGoodStanding(provider, code.userId),
    authenticationType: 'PASSWORD',
    authTime: code.authTime,
    scopes: code.scopes,
    resources: narrowResources(code.resources, parameters.all('resource')),
    device: code.device,
    proofKey: client.proofKey,
    grantTypes: ['authorization_code'],
  } as const;
  const refreshToken = grantsRefreshToken(application, code.scopes)
    ? issueRefreshToken(provider, subject, { client, ssoSessionId: code.ssoSessionId })
    : undefined;
  return tokenResponse(provider, subject, refreshToken, { nonce: code.nonce, code: value, sid: code.ssoSessionId });
}
