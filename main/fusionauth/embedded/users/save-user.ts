import { fieldError } from '../http/api-errors.ts';
import type { Provider } from '../provider.ts';
import type { Tenant } from '../store/tenant.ts';
import type { User, UserSettings } from '../store/user.ts';
import { endLockout } from './lockout.ts';
import { hashPassword } from './password.ts';
import { passwordFault } from './password-rules.ts';
import { revokeOn } from './revocation.ts';

function requireOwnLoginIds({ store }: Provider, tenant: Tenant, id: string, settings: UserSettings): void {
  const { email, phoneNumber, username } = settings;
  if (email === undefined && phoneNumber === undefined && username === undefined) {
    throw fieldError('blank', 'user.email', 'A user needs an email address, a username or a phone number.');
  }
  const emailTwin = email === undefined ? undefined : store.users.withEmail(tenant.id, email);
  if (emailTwin !== undefined && emailTwin.id !== id) {
    throw fieldError('duplicate', 'user.email', 'A user with this email address already exists.');
  }
  const nameTwin = username === undefined ? undefined : store.users.withUsername(tenant.id, username);
  if (nameTwin !== undefined && nameTwin.id !== id) {
    throw fieldError('duplicate', 'user.username', 'A user with this username already exists.');
  }
  const phoneTwin = phoneNumber === undefined ? undefined : store.users.withPhoneNumber(tenant.id, phoneNumber);
  if (phoneTwin !== undefined && phoneTwin.id !== id) {
    throw fieldError('duplicate', 'user.phoneNumber', 'A user with this phone number already exists.');
  }
}

function requireAcceptablePassword(tenant: Tenant, password: string): void {
  const fault = passwordFault(tenant, password);
  if (fault !== undefined) {
    throw fieldError(fault.reason, 'user.password', fault.message);
  }
}

/**
 * Creates a user.
 * @throws ApiErrors 400 for a login id that is taken and a password that the tenant does not accept
 */
export async function createUser(
  provider: Provider,
  tenant: Tenant,
  id: string,
  settings: UserSettings,
  password: string | undefined,
): Promise<User> {
  if (password === undefined) {
    throw fieldError('blank', 'user.password', 'A user needs a password.');
  }
  requireAcceptablePassword(tenant, password);
  const passwordHash = await hashPassword(password);
  requireOwnLoginIds(provider, tenant, id, settings);
  if (provider.store.users.get(id) !== undefined) {
    throw fieldError('duplicate', 'userId', 'A user with this id already exists.');
  }
  const now = provider.clock.now();
  const user: User = {
    ...settings,
    id,
    tenantId: tenant.id,
    active: true,
    verified: true,
    passwordHash,
    passwordLastUpdateInstant: now,
    insertInstant: now,
    lastUpdateInstant: now,
    registrations: [],
  };
  provider.store.users.put(user);
  return user;
}

/**
 * Replaces what can be set of a user, and the password if one is given, which ends what the policy says (contract section
 * 2.4).
 * @throws ApiErrors 400 as `createUser` does
 */
export async function updateUser(
  provider: Provider,
  id: string,
  settings: UserSettings,
  password: string | undefined,
): Promise<User | undefined> {
  const { clock, store } = provider;
  const before = store.users.get(id);
  if (before === undefined) {
    return undefined;
  }
  const tenant = store.tenantOf(before);
  if (password !== undefined) {
    requireAcceptablePassword(tenant, password);
  }
  const passwordHash = password === undefined ? undefined : await hashPassword(password);
  const current = store.users.get(id);
  if (current === undefined) {
    return undefined;
  }
  requireOwnLoginIds(provider, tenant, id, settings);
  const { tenantId, active, verified, registrations, insertInstant, passwordLastUpdateInstant } = current;
  const now = clock.now();
  const user: User = {
    ...settings,
    id,
    tenantId,
    active,
    verified,
    registrations,
    insertInstant,
    passwordHash: passwordHash ?? current.passwordHash,
    passwordLastUpdateInstant: passwordHash === undefined ? passwordLastUpdateInstant : now,
    lastUpdateInstant: now,
    ...(current.lastLoginInstant === undefined ? {} : { lastLoginInstant: current.lastLoginInstant }),
  };
  store.users.put(user);
  if (passwordHash !== undefined) {
    revokeOn(provider, 'onPasswordChanged', id);
    if (tenant.failedAuthenticationConfiguration.actionCancelPolicy.onPasswordReset) {
      endLockout(provider, id);
    }
  }
  return user;
}
