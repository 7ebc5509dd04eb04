import type { Registration, User } from '../store/user.ts';

/** A registration as the API shows it (contract section 7). */
export function registrationView(registration: Registration): Record<string, unknown> {
  return { ...registration, usernameStatus: 'ACTIVE' };
}

/** FusionAuth's own connector, which every user of the built-in user store belongs to (contract section 7). */
const CONNECTOR_ID = 'e3306678-a53a-4964-9040-1c96f36dda72';

/** A user as the API shows it (contract section 7): everything but the password. */
export function userView({ passwordHash: _, registrations, ...user }: User): Record<string, unknown> {
  return {
    ...user,
    connectorId: CONNECTOR_ID,
    memberships: [],
    registrations: registrations.map(registrationView),
    twoFactor: { methods: [], recoveryCodes: [] },
    usernameStatus: 'ACTIVE',
  };
}
