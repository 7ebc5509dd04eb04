import type { Provider } from '../provider.ts';
import type { User } from '../store/user.ts';
import { revokeEverything, revokeOn } from './revocation.ts';

/** Locks a user out, and ends what the policy says (contract sections 2.4 and 7, DELETE `/api/user`). */
export function deactivateUser(provider: Provider, user: User): void {
  provider.store.users.put({ ...user, active: false, lastUpdateInstant: provider.clock.now() });
  revokeOn(provider, 'onLoginPrevented', user.id);
}

/** Lets a deactivated user in again (contract section 7, PUT `/api/user?reactivate=true`). */
export function reactivateUser(provider: Provider, user: User): User {
  const active = { ...user, active: true, lastUpdateInstant: provider.clock.now() };
  provider.store.users.put(active);
  return active;
}

/** Forgets a user altogether (contract section 7, `hardDelete`). */
export function deleteUser(provider: Provider, user: User): void {
  revokeEverything(provider, user.id);
  provider.store.users.delete(user.id);
}
