import { ResponseBodyError } from 'openid-client';
import { z } from 'zod';
import { type FusionAuthRefused, type FusionAuthUnreachable, failureFrom } from './failures.ts';
import { LoginRefused, type RefusalReason } from './login-refused.ts';

/** FusionAuth's reasons for a refused password grant (contract, section 2.5). */
const byReason: Readonly<Record<string, RefusalReason>> = {
  invalid_user_credentials: 'wrong credentials',
  user_locked: 'locked',
  user_expired: 'expired',
  login_prevented: 'prevented',
};

/** Errors that are about the person rather than the grant. */
const byError: Readonly<Record<string, RefusalReason>> = {
  change_password_required: 'password change',
  two_factor_required: 'second factor',
  // The grant is the password (RFC 6749 section 5.2).
  invalid_grant: 'wrong credentials',
};

const body = z.object({ error_reason: z.string() });

/** The failure of a password grant: a LoginRefused when it is about the person, else as of any grant. */
export function passwordFailureFrom(error: unknown): LoginRefused | FusionAuthRefused | FusionAuthUnreachable {
  if (!(error instanceof ResponseBodyError)) return failureFrom(error);
  const { data } = body.safeParse(error.cause);
  const reason = byReason[data?.error_reason ?? ''] ?? byError[error.error];
  return reason === undefined ? failureFrom(error) : new LoginRefused(reason);
}
