import { createHash } from 'node:crypto';
import { equalSecrets } from '../../tokens/secret.ts';
import { OAuthError } from '../oauth-error.ts';

/**
 * Checks the verifier against the S256 challenge that the code was issued with (RFC 7636 section 4.6).
 * @throws OAuthError `missing_code_verifier`, or `invalid_pkce_code_verifier`, also for a verifier without a challenge
 *   (RFC 9700 section 2.1.1: else PKCE could be downgraded)
 */
export function checkCodeVerifier(codeChallenge: string | undefined, codeVerifier: string | undefined): void {
  if (codeChallenge === undefined && codeVerifier === undefined) {
    return;
  }
  if (codeVerifier === undefined) {
    // unsure in the contract: the pairing of error and reason; its pick is invalid_request.
    throw new OAuthError('invalid_request', 'missing_code_verifier', 'The code_verifier is required.');
  }
  const challenge = createHash('sha256').update(codeVerifier, 'utf8').digest('base64url');
  if (codeChallenge === undefined || !equalSecrets(challenge, codeChallenge)) {
    // unsure in the contract: the error; RFC 7636 section 4.6 has invalid_grant.
    throw new OAuthError('invalid_grant', 'invalid_pkce_code_verifier', 'The code_verifier is invalid.');
  }
}
