import { AuthorizationResponseError, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client';

/** FusionAuth said no, in OAuth's words (RFC 6749 sections 4.1.2.1 and 5.2). */
export class FusionAuthRefused extends Error {
  override readonly name = 'FusionAuthRefused';
  /** OAuth error code: `invalid_grant`, `access_denied` ... */
  readonly code: string;

  constructor(code: string, description: string | undefined) {
    super(description === undefined ? code : `${code}: ${description}`);
    this.code = code;
  }
}

/** No answer from FusionAuth, or one that is not what the protocol asks for. */
export class FusionAuthUnreachable extends Error {
  override readonly name = 'FusionAuthUnreachable';
}

/** A callback that does not belong to the login this browser began, or not to this FusionAuth (RFC 9700 section 2.1). */
export class ForeignCallback extends Error {
  override readonly name = 'ForeignCallback';
}

/** The failure in the site's own terms. Whatever is not a refusal leaves the site without an answer it can use. */
export function failureFrom(error: unknown): FusionAuthRefused | FusionAuthUnreachable {
  if (error instanceof ResponseBodyError || error instanceof AuthorizationResponseError) {
    return new FusionAuthRefused(error.error, error.error_description);
  }
  // A 401 with WWW-Authenticate speaks of the client, not of the person (RFC 6749 section 5.2).
  if (error instanceof WWWAuthenticateChallengeError) return new FusionAuthRefused('invalid_client', undefined);
  return new FusionAuthUnreachable('FusionAuth gave no answer that can be used.', { cause: error });
}
