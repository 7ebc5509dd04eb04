import { epochSeconds } from '../../clock.ts';
import type { Provider } from '../../provider.ts';
import { registrationFor, type User } from '../../store/user.ts';
import { issueAccessToken } from '../../tokens/access-token.ts';
import { issueIdToken } from '../../tokens/id-token.ts';
import { randomSecret } from '../../tokens/secret.ts';
import type { AuthorizationRequest } from './request.ts';
import type { ResponseParameters } from './respond.ts';

/** A user who has proved who they are, now or in the SSO session. */
export interface AuthenticatedUser {
  readonly user: User;
  /** Epoch seconds at which they did. */
  readonly authTime: number;
  readonly ssoSessionId: string | undefined;
}

function issueCode(provider: Provider, request: AuthorizationRequest, authenticated: AuthenticatedUser): string {
  const { clock, store } = provider;
  const now = clock.now();
  const { authorizationGrantIdTimeToLiveInSeconds } = request.tenant.externalIdentifierConfiguration;
  const value = randomSecret();
  store.authorizationCodes.put(
    {
      value,
      applicationId: request.application.id,
      userId: authenticated.user.id,
      redirectUri: request.redirectUri,
      scopes: request.scopes,
      resources: request.resources,
      nonce: request.nonce,
      codeChallenge: request.codeChallenge,
      proofKey: request.proofKey,
      ssoSessionId: authenticated.ssoSessionId,
      device: request.device,
      authTime: authenticated.authTime,
      expirationInstant: now + authorizationGrantIdTimeToLiveInSeconds * 1000,
    },
    now,
  );
  return value;
}

async function issueTokens(
  provider: Provider,
  request: AuthorizationRequest,
  authenticated: AuthenticatedUser,
): Promise<ResponseParameters> {
  const { tenant, application, scopes, resources, nonce, responseType } = request;
  const { user, authTime, ssoSessionId } = authenticated;
  const subject = {
    tenant,
    application,
    user,
    authenticationType: 'PASSWORD',
    authTime,
    scopes,
    resources,
    grantTypes: ['implicit'],
  } as const;
  const access = responseType === 'id_token' ? undefined : await issueAccessToken(provider, subject, undefined);
  const binding = { nonce, sid: ssoSessionId, accessToken: access?.token };
  const idToken = responseType === 'token' ? undefined : await issueIdToken(provider, subject, binding);
  return {
    access_token: access?.token,
    expires_in: access?.expiresIn,
    id_token: idToken,
    scope: scopes.join(' '),
    token_type: access === undefined ? undefined : 'Bearer',
  };
}

/** The parameters of a successful authorization response (contract section 1.3). */
export async function grantAuthorization(
  provider: Provider,
  request: AuthorizationRequest,
  authenticated: AuthenticatedUser,
  locale: string,
): Promise<ResponseParameters> {
  const granted: ResponseParameters =
    request.responseType === 'code'
      ? { code: issueCode(provider, request, authenticated) }
      : await issueTokens(provider, request, authenticated);
  const isRegistered = registrationFor(authenticated.user, request.application.id) !== undefined;
  return {
    ...granted,
    locale,
    state: request.state,
    userState: isRegistered ? 'Authenticated' : 'AuthenticatedNotRegistered',
    iss: request.tenant.issuer,
  };
}

/** Whether the request lets this proof of identity pass, given its prompts and its maximum age (contract section 1.2). */
export function isFreshEnough(provider: Provider, request: AuthorizationRequest, authTime: number): boolean {
  const age = epochSeconds(provider.clock) - authTime;
  const tooOld = request.maxAge !== undefined && (request.maxAge === 0 || age > request.maxAge);
  return !request.prompt.has('login') && !tooOld;
}
