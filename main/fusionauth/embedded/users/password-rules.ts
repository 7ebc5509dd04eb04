import type { Tenant } from '../store/tenant.ts';

/** What is wrong with a password: FusionAuth's reason, and a sentence. */
export interface PasswordFault {
  readonly reason: string;
  readonly message: string;
}

/** What the tenant's rules have against a password, if anything (contract section 7: 8 to 256 characters by default). */
export function passwordFault({ passwordValidationRules }: Tenant, password: string): PasswordFault | undefined {
  const { minLength, maxLength, requireMixedCase, requireNonAlpha, requireNumber } = passwordValidationRules;
  if (password.length < minLength) {
    return { reason: 'tooShort', message: `The password must have at least ${minLength} characters.` };
  }
  if (password.length > maxLength) {
    return { reason: 'tooLong', message: `The password must have at most ${maxLength} characters.` };
  }
  if (requireMixedCase && !(/\p{Ll}/u.test(password) && /\p{Lu}/u.test(password))) {
    return { reason: 'singleCase', message: 'The password must have lower-case and upper-case letters.' };
  }
  if (requireNonAlpha && !/[^\p{L}\p{N}]/u.test(password)) {
    return { reason: 'onlyAlpha', message: 'The password must have a character that is no letter and no digit.' };
  }
  if (requireNumber && !/\p{N}/u.test(password)) {
    return { reason: 'requireNumber', message: 'The password must have a digit.' };
  }
  return undefined;
}
