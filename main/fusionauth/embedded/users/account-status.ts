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
  const { store } = provider;
  revokeEverything(provider, user.id);
  const isTheirs = ({ userId }: { readonly userId: string }) => userId === user.id;
  store.passwordChanges.deleteWhere(isTheirs);
  store.oneTimePasswords.deleteWhere(isTheirs);
  store.failedLogins.delete(user.id);
  // Whoever is given the same id later has done nothing yet.
  for (const action of store.takenActions.values()) {
    if (action.actioneeUserId === user.id) {
      store.takenActions.delete(action.id);
    }
  }
  store.users.delete(user.id);
}
