import type { Provider } from '../provider.ts';
import type { Application } from '../store/application.ts';
import type { User } from '../store/user.ts';

/** Notes the time of a login on the user and, if registered, on the registration. */
export function recordLogin({ clock, store }: Provider, user: User, application: Application | undefined): User {
  const lastLoginInstant = clock.now();
  const seen: User = {
    ...user,
    lastLoginInstant,
    registrations: user.registrations.map((registration) =>
      registration.applicationId === application?.id ? { ...registration, lastLoginInstant } : registration,
    ),
  };
  store.users.put(seen);
  return seen;
}
