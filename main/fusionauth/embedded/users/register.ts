import { randomUUID } from 'node:crypto';
import { fieldError } from '../http/api-errors.ts';
import type { Provider } from '../provider.ts';
import type { Application } from '../store/application.ts';
import { type Registration, type RegistrationSettings, registrationFor, type User } from '../store/user.ts';

/**
 * The active application a registration is for, in the user's tenant, which must have every role that it lists.
 * @throws ApiErrors 400 (contract section 7)
 */
export function requireRegistrable(
  provider: Provider,
  tenantId: string,
  registration: RegistrationSettings,
): Application {
  const application = provider.store.applications.get(registration.applicationId);
  if (application?.active !== true || application.tenantId !== tenantId) {
    throw fieldError('invalid', 'registration.applicationId', 'The application does not exist.');
  }
  const unknown = registration.roles.find((role) => application.roles.every(({ name }) => name !== role));
  if (unknown !== undefined) {
    throw fieldError('invalid', 'registration.roles', `The application has no role ${unknown}.`);
  }
  return application;
}

/**
 * Registers a user for an application, or replaces the registration there is. Without roles the application's default
 * roles are given (contract section 7).
 */
export function putRegistration(
  { clock, store }: Provider,
  user: User,
  application: Application,
  settings: RegistrationSettings,
): { readonly user: User; readonly registration: Registration } {
  const now = clock.now();
  const current = registrationFor(user, application.id);
  const defaults = application.roles.filter(({ isDefault }) => isDefault).map(({ name }) => name);
  const registration: Registration = {
    ...settings,
    authenticationToken: settings.authenticationToken ?? current?.authenticationToken,
    roles: settings.roles.length === 0 ? defaults : settings.roles,
    id: current?.id ?? randomUUID(),
    verified: true,
    insertInstant: current?.insertInstant ?? now,
    lastUpdateInstant: now,
    ...(current?.lastLoginInstant === undefined ? {} : { lastLoginInstant: current.lastLoginInstant }),
  };
  const others = user.registrations.filter(({ applicationId }) => applicationId !== application.id);
  const registered = { ...user, registrations: [...others, registration], lastUpdateInstant: now };
  store.users.put(registered);
  return { user: registered, registration };
}

/** Takes a user's registration away, and with it the refresh tokens for that application. */
export function removeRegistration({ clock, store }: Provider, user: User, applicationId: string): void {
  store.refreshTokens.deleteWhere((token) => token.userId === user.id && token.applicationId === applicationId);
  store.users.put({
    ...user,
    registrations: user.registrations.filter((registration) => registration.applicationId !== applicationId),
    lastUpdateInstant: clock.now(),
  });
}
