import { fieldError } from '../http/api-errors.ts';
import type { Provider } from '../provider.ts';
import type { User } from '../store/user.ts';
import { endLockout } from './lockout.ts';
import { hashPassword } from './password.ts';
import { passwordFault } from './password-rules.ts';
import { revokeOn } from './revocation.ts';

/**
 * Gives a user another password at their own wish: it need not be changed any more, and what the policies say ends with
 * the old one (contract section 2.4).
 * @param field the password's name in the request, for the error
 * @throws ApiErrors 400 for a password that the tenant does not accept
 */
export async function changePassword(
  provider: Provider,
  userId: string,
  password: string,
  field = 'password',
): Promise<User | undefined> {
  const { clock, store } = provider;
  const before = store.users.get(userId);
  if (before === undefined) {
    return undefined;
  }
  const tenant = store.tenantOf(before);
  const fault = passwordFault(tenant, password);
  if (fault !== undefined) {
    throw fieldError(fault.reason, field, fault.message);
  }
  const passwordHash = await hashPassword(password);
  const current = store.users.get(userId);
  if (current === undefined) {
    return undefined;
  }
  const now = clock.now();
  const user = {
    ...current,
    passwordHash,
    passwordChangeRequired: false,
    passwordLastUpdateInstant: now,
    lastUpdateInstant: now,
  };
  store.users.put(user);
  revokeOn(provider, 'onPasswordChanged', userId);
  if (tenant.failedAuthenticationConfiguration.actionCancelPolicy.onPasswordReset) {
    endLockout(provider, userId);
  }
  return user;
}
