/** Why FusionAuth lets somebody who typed a password not in (contract, sections 2.5 and 4.1). */
export type RefusalReason =
  | 'wrong credentials'
  | 'not registered'
  | 'locked'
  | 'expired'
  | 'prevented'
  | 'password change'
  | 'second factor'
  | 'not verified';

const says: Readonly<Record<RefusalReason, string>> = {
  // Never which of the two, or anybody could find out who has an account (OWASP ASVS 5.0, 6.3.8).
  'wrong credentials': 'No account has this login and password. Please try again.',
  'not registered': 'You have an account, but it is not registered for this site.',
  locked: 'This account is locked.',
  expired: 'This account has expired.',
  prevented: 'This account may not log in at the moment.',
  'password change': 'FusionAuth wants you to change your password first.',
  'second factor': 'FusionAuth asks for a second factor, for which there is no form here.',
  'not verified': 'FusionAuth wants your e-mail address or registration to be verified first.',
};

/** A password that leads nowhere. Its message is for the person who typed it. */
export class LoginRefused extends Error {
  override readonly name = 'LoginRefused';
  /** 401 where another password might help, 403 where none does. */
  readonly status: 401 | 403;

  constructor(reason: RefusalReason) {
    super(says[reason]);
    this.status = reason === 'wrong credentials' ? 401 : 403;
  }
}
