import { type LoginIdType, loginIdTypeSchema, type Registration, type User } from '../store/user.ts';

/** A registration as the API shows it (contract section 7). */
export function registrationView(registration: Registration): Record<string, unknown> {
  return { ...registration, tokens: {}, usernameStatus: 'ACTIVE', verifiedInstant: registration.insertInstant };
}

// unsure in the contract: the reasons; nothing is verified here, so what FusionAuth calls Disabled holds for all.
/** What a user may log in with, one by one (contract section 7, since FusionAuth 1.59). */
function identitiesOf(user: User): readonly Record<string, unknown>[] {
  const { insertInstant, lastLoginInstant, lastUpdateInstant } = user;
  const identity = (type: LoginIdType, value: string) => ({
    displayValue: value,
    insertInstant,
    lastLoginInstant,
    lastUpdateInstant,
    moderationStatus: 'ACTIVE',
    primary: true,
    type,
    value: type === 'username' ? value.toLowerCase() : value,
    verified: true,
    verifiedInstant: insertInstant,
    verifiedReason: type === 'username' ? 'Unverifiable' : 'Disabled',
  });
  return loginIdTypeSchema.options.flatMap((type) => (user[type] === undefined ? [] : [identity(type, user[type])]));
}

/** FusionAuth's own connector, which every user of the built-in user store belongs to (contract section 7). */
const CONNECTOR_ID = 'e3306678-a53a-4964-9040-1c96f36dda72';

/** A user as the API shows it (contract section 7): everything but the password. */
export function userView(user: User): Record<string, unknown> {
  const { passwordHash: _, registrations, ...shown } = user;
  return {
    ...shown,
    connectorId: CONNECTOR_ID,
    identities: identitiesOf(user),
    memberships: [],
    registrations: registrations.map(registrationView),
    twoFactor: { methods: [], recoveryCodes: [] },
    usernameStatus: 'ACTIVE',
    verifiedInstant: user.insertInstant,
  };
}
