import type { Provider } from '../provider.ts';
import type { Tenant } from '../store/tenant.ts';
import type { User } from '../store/user.ts';
import { randomSecret } from '../tokens/secret.ts';
import { passwordFault } from './password-rules.ts';

/** Why a password must be changed (contract section 4.1, status 203); breaches are known only with a licence. */
export type PasswordChangeReason = 'Administrative' | 'Expired' | 'Validation';

const DAY = 86_400_000;

/** Why the user must change the password they have just logged in with, if they must. */
export function passwordChangeReason(
  { clock }: Provider,
  tenant: Tenant,
  user: User,
  password: string,
): PasswordChangeReason | undefined {
  if (user.passwordChangeRequired) {
    return 'Administrative';
  }
  const { enabled, days } = tenant.maximumPasswordAge;
  if (enabled && clock.now() - user.passwordLastUpdateInstant >= days * DAY) {
    return 'Expired';
  }
  const { validateOnLogin } = tenant.passwordValidationRules;
  return validateOnLogin && passwordFault(tenant, password) !== undefined ? 'Validation' : undefined;
}

/** Issues the id that lets its holder change the user's password, once (contract section 6.6: 600 seconds). */
export function issueChangePasswordId({ clock, store }: Provider, user: User, state?: unknown): string {
  const id = randomSecret();
  const now = clock.now();
  const { changePasswordIdTimeToLiveInSeconds } = store.tenantOf(user).externalIdentifierConfiguration;
  const expirationInstant = now + changePasswordIdTimeToLiveInSeconds * 1000;
  store.passwordChanges.put(id, { userId: user.id, state, expirationInstant }, now);
  return id;
}
