import type { Parameters } from '../../http/parameters.ts';
import type { Application } from '../../store/application.ts';
import { OAuthError } from '../oauth-error.ts';

/** base64url of a SHA-256 digest. */
const S256_CHALLENGE = /^[A-Za-z0-9_-]{43}$/;

/**
 * The PKCE challenge of an authorization request; S256 only (contract section 1.1, RFC 7636 section 4.3).
 * @throws OAuthError `missing_code_challenge`, `invalid_pkce_code_challenge`, `invalid_pkce_code_challenge_method`
 */
export function readCodeChallenge(application: Application, parameters: Parameters): string | undefined {
  const challenge = parameters.get('code_challenge');
  const method = parameters.get('code_challenge_method');
  if (challenge === undefined) {
    if (method !== undefined || application.oauthConfiguration.proofKeyForCodeExchangePolicy === 'Required') {
      throw new OAuthError('invalid_request', 'missing_code_challenge', 'The code_challenge is required.');
    }
    return undefined;
  }
  if (method !== 'S256') {
    throw new OAuthError(
      'invalid_request',
      'invalid_pkce_code_challenge_method',
      'Parameter code_challenge_method must be set to S256.',
    );
  }
  if (!S256_CHALLENGE.test(challenge)) {
    throw new OAuthError('invalid_request', 'invalid_pkce_code_challenge', 'The code_challenge is invalid.');
  }
  return challenge;
}
