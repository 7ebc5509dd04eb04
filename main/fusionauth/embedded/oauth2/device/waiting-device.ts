import type { Provider } from '../../provider.ts';
import type { Application } from '../../store/application.ts';
import type { DeviceGrant } from '../../store/device-grants.ts';
import { OAuthError } from '../oauth-error.ts';

/** A user code as it is stored, from one as people type it: in any case, with blanks and hyphens. */
function normalUserCode(text: string): string {
  return text.replace(/[\s-]/g, '').toUpperCase();
}

/**
 * The device that shows a user code and still waits for its user (contract section 3.4).
 * @param application whose device it must be; without one, anybody's
 * @throws OAuthError `missing_user_code`, `invalid_user_code`, `user_code_expired`
 */
export function waitingDevice(
  { clock, store }: Provider,
  application: Application | undefined,
  userCode: string | undefined,
): DeviceGrant {
  if (userCode === undefined) {
    throw new OAuthError('invalid_request', 'missing_user_code', 'The user_code is required.');
  }
  const grant = store.deviceGrants.withUserCode(normalUserCode(userCode));
  const isForeign = application !== undefined && grant?.applicationId !== application.id;
  if (grant === undefined || isForeign || grant.decision !== undefined) {
    throw new OAuthError('invalid_request', 'invalid_user_code', 'The user_code is invalid.');
  }
  if (grant.expirationInstant <= clock.now()) {
    throw new OAuthError('expired_token', 'user_code_expired', 'The user_code has expired.');
  }
  return grant;
}
