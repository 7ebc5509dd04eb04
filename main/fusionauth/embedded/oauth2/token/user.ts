import type { Provider } from '../../provider.ts';
import type { User } from '../../store/user.ts';
import { accountState } from '../../users/credentials.ts';
import { OAuthError } from '../oauth-error.ts';

/** @throws OAuthError `invalid_grant` with the reason why this user gets no token (contract section 2.5) */
export function refuseUser(state: 'locked' | 'expired'): never {
  const reason = state === 'locked' ? 'user_locked' : 'user_expired';
  throw new OAuthError('invalid_grant', reason, `The user account is ${state}.`);
}

/**
 * The user a code or refresh token belongs to.
 * @throws OAuthError `invalid_grant` when the user is gone, locked or expired
 */
export function userInGoodStanding(provider: Provider, userId: string): User {
  const user = provider.store.users.get(userId);
  if (user === undefined) {
    throw new OAuthError('invalid_grant', 'user_not_found', 'The user does not exist.');
  }
  const state = accountState(provider, user);
  return state === 'open' ? user : refuseUser(state);
}
