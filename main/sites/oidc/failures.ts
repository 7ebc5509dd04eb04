import { AuthorizationResponseError, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client';

/** FusionAuth said no, in OAuth's words. */
export class FusionAuthRefused extends Error {
  override readonly name = 'FusionAuthRefused';
  /** OAuth error code: `invalid_grant`, `access_denied` ... */
  readonly code: string;
  /** Said by way of the browser (RFC 6749 section 4.1.2.1), or to the site itself (section 5.2). */
  readonly channel: 'front' | 'back';

  constructor(channel: 'front' | 'back', code: string, description?: string) {
    super(description === undefined ? code : `${code}: ${description}`);
    this.code = code;
    this.channel = channel;
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
  if (error instanceof AuthorizationResponseError) {
    return new FusionAuthRefused('front', error.error, error.error_description);
  }
  if (error instanceof ResponseBodyError) return new FusionAuthRefused('back', error.error, error.error_description);
  // A 401 with WWW-Authenticate speaks of the client, not of the person (RFC 6749 section 5.2).
  if (error instanceof WWWAuthenticateChallengeError) return new FusionAuthRefused('back', 'invalid_client');
  return new FusionAuthUnreachable('FusionAuth gave no answer that can be used.', { cause: error });
}
