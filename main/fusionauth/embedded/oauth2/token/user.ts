import type { Provider } from '../../provider.ts';
import type { User } from '../../store/user.ts';
import { type AccountState, accountState } from '../../users/credentials.ts';
import { OAuthError } from '../oauth-error.ts';

const REFUSALS = {
  locked: ['user_locked', 'The user account is locked.'],
  expired: ['user_expired', 'The user account is expired.'],
  prevented: ['login_prevented', 'The user is prevented from logging in.'],
} as const;

/** @throws OAuthError `invalid_grant` with the reason why this user gets no token (contract section 2.5) */
export function refuseUser(state: Exclude<AccountState, 'open'>): never {
  const [reason, description] = REFUSALS[state];
  throw new OAuthError('invalid_grant', reason, description);
}

/**
 * The user a code or refresh token belongs to.
 * @throws OAuthError `invalid_grant` when the user is gone, or may not log in
 */
export function userInGoodStanding(provider: Provider, userId: string): User {
  const user = provider.store.users.get(userId);
  if (user === undefined) {
    throw new OAuthError('invalid_grant', 'user_not_found', 'The user does not exist.');
  }
  const state = accountState(provider, user);
  return state === 'open' ? user : refuseUser(state);
}
