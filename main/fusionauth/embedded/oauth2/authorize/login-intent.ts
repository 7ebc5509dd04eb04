import { dropCookie, readCookie, setCookie } from '../../http/cookies.ts';
import { randomSecret } from '../../tokens/secret.ts';
import { accountState } from '../../users/credentials.ts';
import type { Exchange } from './exchange.ts';
import type { AuthenticatedUser } from './grant.ts';

/** Who has logged in and not got any further yet (contract section 1.7: `fusionauth.li`, 1800 seconds). */
const LOGIN_INTENT_COOKIE = 'fusionauth.li';

/** Remembers, with a cookie that ends with the browser session, who has logged in and for which application. */
export function beginLoginIntent(
  { provider, request, reply, authorization }: Exchange,
  { user, authTime, ssoSessionId }: AuthenticatedUser,
): void {
  const { clock, store } = provider;
  const value = randomSecret();
  const now = clock.now();
  const { loginIntentTimeToLiveInSeconds } = authorization.tenant.externalIdentifierConfiguration;
  store.loginIntents.put(
    value,
    {
      userId: user.id,
      applicationId: authorization.application.id,
      authTime,
      ssoSessionId,
      expirationInstant: now + loginIntentTimeToLiveInSeconds * 1000,
    },
    now,
  );
  setCookie(request, reply, LOGIN_INTENT_COOKIE, value);
}

/** Who has logged in for this application lately, and still may. */
export function userWithIntent({ provider, request, authorization }: Exchange): AuthenticatedUser | undefined {
  const { clock, store } = provider;
  const intent = store.loginIntents.find(readCookie(request, LOGIN_INTENT_COOKIE) ?? '', clock.now());
  const user = store.users.get(intent?.userId ?? '');
  if (intent?.applicationId !== authorization.application.id || user === undefined) {
    return undefined;
  }
  return accountState(provider, user) === 'open'
    ? { user, authTime: intent.authTime, ssoSessionId: intent.ssoSessionId }
    : undefined;
}

/** Forgets the login once the user has decided: it is good for one answer, and is no single sign-on. */
export function endLoginIntent({ provider, request, reply }: Exchange): void {
  provider.store.loginIntents.take(readCookie(request, LOGIN_INTENT_COOKIE) ?? '', provider.clock.now());
  dropCookie(request, reply, LOGIN_INTENT_COOKIE);
}
