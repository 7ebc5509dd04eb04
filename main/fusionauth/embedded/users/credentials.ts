import type { Provider } from '../provider.ts';
import type { Tenant } from '../store/tenant.ts';
import type { User } from '../store/user.ts';
import { verifyPassword } from './password.ts';

export type LoginOutcome =
  | { readonly outcome: 'authenticated'; readonly user: User }
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'locked' }
  | { readonly outcome: 'expired' };

/** Whether the account itself bars its user from logging in. */
export function accountState({ clock }: Provider, user: User): 'open' | 'locked' | 'expired' {
  if (!user.active) {
    return 'locked';
  }
  return user.expiry !== undefined && user.expiry <= clock.now() ? 'expired' : 'open';
}

/**
 * Checks a login id and a password. An unknown user and a wrong password are one and the same outcome and take the same
 * time; that an account is locked or expired is told only to who knows its password.
 */
export async function checkCredentials(
  provider: Provider,
  tenant: Tenant,
  loginId: string,
  password: string,
): Promise<LoginOutcome> {
  const found = provider.store.users.withLoginId(tenant.id, loginId);
  const matches = await verifyPassword(password, found?.passwordHash);
  const user = found === undefined ? undefined : provider.store.users.get(found.id);
  if (!matches || user === undefined || user.passwordHash !== found?.passwordHash) {
    return { outcome: 'refused' };
  }
  const state = accountState(provider, user);
  return state === 'open' ? { outcome: 'authenticated', user } : { outcome: state };
}
