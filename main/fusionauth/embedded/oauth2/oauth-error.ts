/** The `error` values in use here, of those in contract section 2.5. */
export type OAuthErrorCode =
  | 'access_denied'
  | 'authorization_pending'
  | 'change_password_required'
  | 'consent_required'
  | 'expired_token'
  | 'interaction_required'
  | 'invalid_client'
  | 'invalid_dpop_proof'
  | 'invalid_grant'
  | 'invalid_request'
  | 'invalid_scope'
  | 'invalid_target'
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
  | 'change_password_administrative'
  | 'change_password_expired'
  | 'change_password_validation'
  | 'client_authentication_missing'
  | 'client_id_mismatch'
  | 'consent_canceled'
  | 'consent_required'
  | 'grant_type_disabled'
  | 'invalid_client_authentication'
  | 'invalid_client_authentication_scheme'
  | 'invalid_client_id'
  | 'invalid_device_code'
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
  | 'invalid_user_code'
  | 'invalid_user_credentials'
  | 'login_prevented'
  | 'missing_client_id'
  | 'missing_client_secret'
  | 'missing_code'
  | 'missing_code_challenge'
  | 'missing_code_verifier'
  | 'missing_device_code'
  | 'missing_grant_type'
  | 'missing_redirect_uri'
  | 'missing_refresh_token'
  | 'missing_required_scope'
  | 'missing_response_type'
  | 'missing_token'
  | 'missing_user_code'
  | 'missing_verification_uri'
  | 'refresh_token_not_found'
  | 'registration_required'
  | 'unknown'
  | 'unknown_scope'
  | 'unsupported_token_type'
  | 'user_code_expired'
  | 'user_expired'
  | 'user_locked'
  | 'user_not_found';

/** A refusal in OAuth's own terms: error, FusionAuth's reason, and a sentence for people (contract section 2.5). */
export class OAuthError extends Error {
  readonly error: OAuthErrorCode;
  /** Undefined for the few errors that FusionAuth gives no reason for. */
  readonly reason: OAuthErrorReason | undefined;
  readonly status: number;
  readonly #details: Readonly<Record<string, string>>;

  /**
   * @param status of the JSON answer; 400 unless client authentication or a token failed, then 401
   * @param details further members of the JSON, e.g. `change_password_id`
   */
  constructor(
    error: OAuthErrorCode,
    reason: OAuthErrorReason | undefined,
    description: string,
    status = 400,
    details: Readonly<Record<string, string>> = {},
  ) {
    super(description);
    this.name = 'OAuthError';
    this.error = error;
    this.reason = reason;
    this.status = status;
    this.#details = details;
  }

  toJSON(): Readonly<Record<string, string>> {
    return {
      ...this.#details,
      error: this.error,
      error_description: this.message,
      ...(this.reason === undefined ? {} : { error_reason: this.reason }),
    };
  }
}
