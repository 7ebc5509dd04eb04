import type { Provider } from '../provider.ts';
import type { Tenant } from '../store/tenant.ts';
import type { LoginIdType, User } from '../store/user.ts';
import { equalSecrets } from '../tokens/secret.ts';
import { actionsPreventingLogin, forgetFailedLogins, isLockedOut, noteFailedLogin } from './lockout.ts';
import { type PasswordChangeReason, passwordChangeReason } from './must-change-password.ts';
import { verifyPassword } from './password.ts';

/** What the account itself has to say about its user's logging in. */
export type AccountState = 'open' | 'locked' | 'expired' | 'prevented';

export type LoginOutcome =
  /** `byToken`: with the registration's authentication token instead of the password. */
  | { readonly outcome: 'authenticated'; readonly user: User; readonly byToken?: boolean }
  | { readonly outcome: 'mustChangePassword'; readonly user: User; readonly reason: PasswordChangeReason }
  | { readonly outcome: 'refused' }
  | { readonly outcome: Exclude<AccountState, 'open'>; readonly user: User };

/** Whether the account itself bars its user from logging in. */
export function accountState(provider: Provider, user: User): AccountState {
  const preventing = actionsPreventingLogin(provider, user.id);
  if (!user.active || preventing.some(({ isLockout }) => isLockout)) {
    return 'locked';
  }
  if (preventing.length > 0) {
    return 'prevented';
  }
  return user.expiry !== undefined && user.expiry <= provider.clock.now() ? 'expired' : 'open';
}

/**
 * Checks a login id and a password. An unknown user and a wrong password are one and the same outcome and take the same
 * time; that an account is deactivated or expired is told only to who knows its password. A user who is locked out after
 * too many failures is `locked` whatever the password, or the lock would not stop the guessing.
 * @param types what the login id may be, an email address or a username if none is given
 * @param tokenOf what the user may say instead of the password, if anything
 */
export async function checkCredentials(
  provider: Provider,
  tenant: Tenant,
  loginId: string,
  password: string,
  types?: readonly LoginIdType[],
  tokenOf: (user: User) => string | undefined = () => undefined,
): Promise<LoginOutcome> {
  const found = provider.store.users.withLoginId(tenant.id, loginId, types);
  const matches = await verifyPassword(password, found?.passwordHash);
  const user = found === undefined ? undefined : provider.store.users.get(found.id);
  if (user === undefined) {
    return { outcome: 'refused' };
  }
  if (isLockedOut(provider, user.id)) {
    return { outcome: 'locked', user };
  }
  const token = tokenOf(user);
  const byToken = token !== undefined && equalSecrets(token, password);
  if (!byToken && (!matches || user.passwordHash !== found?.passwordHash)) {
    noteFailedLogin(provider, tenant, user);
    return { outcome: 'refused' };
  }
  forgetFailedLogins(provider, user.id);
  const state = accountState(provider, user);
  if (state !== 'open') {
    return { outcome: state, user };
  }
  if (byToken) {
    return { outcome: 'authenticated', user, byToken };
  }
  const reason = passwordChangeReason(provider, tenant, user, password);
  return reason === undefined ? { outcome: 'authenticated', user } : { outcome: 'mustChangePassword', user, reason };
}
