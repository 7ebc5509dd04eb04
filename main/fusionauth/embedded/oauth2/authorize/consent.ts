import type { FastifyReply } from 'fastify';
import { readCookie, setCookie } from '../../http/cookies.ts';
import type { Provider } from '../../provider.ts';
import type { User } from '../../store/user.ts';
import { randomSecret } from '../../tokens/secret.ts';
import { accountState } from '../../users/credentials.ts';
import { CONSENT_FREE, isRequiredScope } from '../scopes.ts';
import type { Exchange } from './exchange.ts';
import type { AuthenticatedUser } from './grant.ts';
import type { AuthorizationRequest } from './request.ts';
import { requestQuery } from './request-fields.ts';

/** Who has logged in and not got any further yet (contract section 1.7: `fusionauth.li`, 1800 seconds). */
const LOGIN_INTENT_COOKIE = 'fusionauth.li';

/** The scopes that the user is asked about. */
export function scopesToConsent({ scopes }: AuthorizationRequest): readonly string[] {
  return scopes.filter((scope) => !CONSENT_FREE.has(scope));
}

/**
 * The scopes that may be granted without asking the user, or undefined when they must be asked: only a third party's
 * application asks, unless its mode or a remembered decision says otherwise (contract section 1.6).
 */
export function consentedScopes(
  { store }: Provider,
  authorization: AuthorizationRequest,
  user: User,
): readonly string[] | undefined {
  const { application, prompt, scopes } = authorization;
  const { consentMode, relationship } = application.oauthConfiguration;
  const asked = scopesToConsent(authorization);
  if (relationship === 'FirstParty' || consentMode === 'NeverPrompt') {
    return scopes;
  }
  if (prompt.has('consent')) {
    return undefined;
  }
  // unsure in the contract: a third party that asks for nothing; nothing is left to consent to.
  if (asked.length === 0) {
    return scopes;
  }
  const remembered = consentMode === 'RememberDecision' ? store.consents.find(user.id, application.id) : undefined;
  if (remembered === undefined || !asked.every((scope) => remembered.has(scope))) {
    return undefined;
  }
  return scopes.filter((scope) => remembered.get(scope) ?? true);
}

/** The scopes that remain once the user has decided; a required one cannot be declined. The decision may be remembered. */
export function decideConsent(
  { store }: Provider,
  authorization: AuthorizationRequest,
  user: User,
  agreed: (scope: string) => boolean,
): readonly string[] {
  const { application, scopes } = authorization;
  const decisions = new Map(
    scopesToConsent(authorization).map((scope) => [scope, agreed(scope) || isRequiredScope(application, scope)]),
  );
  if (application.oauthConfiguration.consentMode === 'RememberDecision') {
    store.consents.remember(user.id, application.id, decisions);
  }
  return scopes.filter((scope) => decisions.get(scope) ?? true);
}

/** Sends the user to the consent screen; a cookie that ends with the browser session remembers who they are. */
export function askForConsent(
  { provider, request, reply, parameters }: Exchange,
  { user, authTime, ssoSessionId }: AuthenticatedUser,
): FastifyReply {
  const { clock, store } = provider;
  const value = randomSecret();
  const now = clock.now();
  const { loginIntentTimeToLiveInSeconds } = store.tenantOf(user).externalIdentifierConfiguration;
  const expirationInstant = now + loginIntentTimeToLiveInSeconds * 1000;
  store.loginIntents.put(value, { userId: user.id, authTime, ssoSessionId, expirationInstant }, now);
  setCookie(request, reply, LOGIN_INTENT_COOKIE, value);
  return reply
    .code(302)
    .header('Cache-Control', 'no-store')
    .header('Location', `/oauth2/consent?${requestQuery(parameters)}`)
    .send();
}

/** Who is at the consent screen, if they have logged in to this tenant lately and still may. */
export function consentingUser({ provider, request, authorization }: Exchange): AuthenticatedUser | undefined {
  const { clock, store } = provider;
  const intent = store.loginIntents.find(readCookie(request, LOGIN_INTENT_COOKIE) ?? '', clock.now());
  const user = store.users.get(intent?.userId ?? '');
  if (intent === undefined || user?.tenantId !== authorization.tenant.id || accountState(provider, user) !== 'open') {
    return undefined;
  }
  return { user, authTime: intent.authTime, ssoSessionId: intent.ssoSessionId };
}
