/** The `error` values in use here, of those in contract section 2.5. */
export type OAuthErrorCode =
  | 'interaction_required'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_request'
  | 'invalid_scope'
  | 'invalid_token'
  | 'login_required'
  | 'server_error'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'
  | 'unsupported_token_type';

/** The `error_reason` values in use here, of those in contract section 2.5. */
export type OAuthErrorReason =
  | 'access_token_expired'
  | 'access_token_invalid'
  | 'access_token_malformed'
  | 'access_token_required'
  | 'auth_code_not_found'
  | 'authentication_required'
  | 'client_authentication_missing'
  | 'client_id_mismatch'
  | 'grant_type_disabled'
  | 'invalid_client_authentication'
  | 'invalid_client_authentication_scheme'
  | 'invalid_client_id'
  | 'invalid_expires_in'
  | 'invalid_grant_type'
  | 'invalid_id_token_hint'
  | 'invalid_pkce_code_challenge'
  | 'invalid_pkce_code_challenge_method'
  | 'invalid_pkce_code_verifier'
  | 'invalid_post_logout_redirect_uri'
  | 'invalid_prompt'
  | 'invalid_redirect_uri'
  | 'invalid_response_mode'
  | 'invalid_response_type'
  | 'invalid_tenant_id'
  | 'invalid_user_credentials'
  | 'missing_client_id'
  | 'missing_code'
  | 'missing_code_challenge'
  | 'missing_code_verifier'
  | 'missing_grant_type'
  | 'missing_redirect_uri'
  | 'missing_refresh_token'
  | 'missing_required_scope'
  | 'missing_response_type'
  | 'missing_token'
  | 'refresh_token_not_found'
  | 'registration_required'
  | 'unknown'
  | 'unknown_scope'
  | 'unsupported_token_type'
  | 'user_expired'
  | 'user_locked'
  | 'user_not_found';

/** A refusal in OAuth's own terms: error, FusionAuth's reason, and a sentence for people (contract section 2.5). */
export class OAuthError extends Error {
  readonly error: OAuthErrorCode;
  readonly reason: OAuthErrorReason;
  readonly status: number;

  /** @param status of the JSON answer; 400 unless client authentication or a token failed, then 401 */
  constructor(error: OAuthErrorCode, reason: OAuthErrorReason, description: string, status = 400) {
    super(description);
    this.name = 'OAuthError';
    this.error = error;
    this.reason = reason;
    this.status = status;
  }

  toJSON(): { error: OAuthErrorCode; error_description: string; error_reason: OAuthErrorReason } {
    return { error: this.error, error_description: this.message, error_reason: this.reason };
  }
}
