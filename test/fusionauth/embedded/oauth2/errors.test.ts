import type { LightMyRequestResponse } from 'fastify';
import { describe, expect, it } from 'vitest';
import { ISSUER, openShop, redirected } from '../shop.ts';
import { type ErrorCase, errorCases } from './error-cases.ts';

/** All `error` values of contract section 2.5. */
const ERRORS =
  'access_denied authorization_pending change_password_required consent_required expired_token interaction_required ' +
  'invalid_client invalid_dpop_proof invalid_grant invalid_request invalid_scope invalid_target invalid_token ' +
  'login_required not_licensed server_error two_factor_required unauthorized_client unsupported_grant_type ' +
  'unsupported_response_type unsupported_token_type';

/** All `error_reason` values of contract section 2.5. */
const REASONS =
  'auth_code_not_found access_token_malformed access_token_expired access_token_unavailable_for_processing ' +
  'access_token_failed_processing access_token_invalid access_token_required refresh_token_not_found ' +
  'refresh_token_type_not_supported id_token_invalid unsupported_token_type token_type_hint_mismatch invalid_client_id ' +
  'invalid_expires_in invalid_user_credentials invalid_grant_type invalid_origin invalid_origin_opaque ' +
  'invalid_pkce_code_verifier invalid_pkce_code_challenge invalid_pkce_code_challenge_method invalid_prompt ' +
  'invalid_redirect_uri invalid_response_mode invalid_response_type invalid_id_token_hint ' +
  'invalid_post_logout_redirect_uri invalid_device_code invalid_user_code invalid_additional_client_id ' +
  'invalid_target_entity_scope invalid_entity_permission_scope invalid_user_id invalid_tenant_id grant_type_disabled ' +
  'missing_client_id missing_client_secret missing_code missing_code_challenge missing_code_verifier ' +
  'missing_device_code missing_grant_type missing_redirect_uri missing_refresh_token missing_response_type ' +
  'missing_token missing_user_code missing_user_id missing_verification_uri missing_tenant_id login_prevented ' +
  'not_licensed user_code_expired user_expired user_locked user_not_found client_authentication_missing ' +
  'invalid_client_authentication_scheme invalid_client_authentication client_id_mismatch ' +
  'change_password_administrative change_password_breached change_password_expired change_password_validation unknown ' +
  'missing_required_scope unknown_scope consent_canceled authentication_required email_verification_required ' +
  'multi_factor_challenge_required phone_verification_required registration_missing_requirement registration_required ' +
  'registration_verification_required consent_required';

/** What FusionAuth sells, or what leads there answers 501 here, or what the contract names without saying when. */
const OUT_OF_REACH = {
  errors: 'not_licensed server_error two_factor_required',
  reasons:
    'access_token_unavailable_for_processing access_token_failed_processing refresh_token_type_not_supported ' +
    'id_token_invalid token_type_hint_mismatch invalid_origin invalid_origin_opaque invalid_additional_client_id ' +
    'invalid_target_entity_scope invalid_entity_permission_scope invalid_user_id missing_user_id missing_tenant_id ' +
    'not_licensed change_password_breached email_verification_required multi_factor_challenge_required ' +
    'phone_verification_required registration_missing_requirement registration_verification_required',
};

/** The members of the error in an answer, wherever it has them. */
function errorIn(response: LightMyRequestResponse, where: ErrorCase['where']): Record<string, unknown> {
  switch (where) {
    case 302:
      return Object.fromEntries(redirected(response));
    case 'page': {
      const [, json = ''] = /<pre>([^<]*)<\/pre>/.exec(response.body) ?? [];
      return JSON.parse(json.replaceAll('&quot;', '"'));
    }
    default:
      return response.json();
  }
}

const sorted = (words: Iterable<string>) => [...new Set(words)].sort();

describe('every pair of error and error_reason', () => {
  it.each(errorCases)('$error / $reason ($where)', async ({ error, reason, where, settings, provoke }) => {
    const shop = await openShop(settings);
    const response = await provoke(shop);
    expect(response.statusCode).toBe(where === 'page' ? 400 : where);
    const answered = errorIn(response, where);
    expect(answered).toMatchObject({ error, error_description: expect.stringMatching(/\S/) });
    expect(answered['error_reason'] ?? '').toBe(reason);
    if (where === 302) {
      expect(answered).toMatchObject({ state: 'some state', iss: ISSUER });
    } else {
      expect(response.headers['cache-control']).toBe('no-store');
    }
    expect('change_password_id' in answered).toBe(error === 'change_password_required');
  });

  it('are all that the contract lists, but for what is out of reach', () => {
    const answered = errorCases.map(({ error }) => error);
    const given = errorCases.map(({ reason }) => reason).filter((reason) => reason !== '');
    expect(sorted([...answered, ...OUT_OF_REACH.errors.split(' ')])).toEqual(sorted(ERRORS.split(' ')));
    expect(sorted([...given, ...OUT_OF_REACH.reasons.split(' ')])).toEqual(sorted(REASONS.split(' ')));
  });

  it.each([
    ['refresh_token_not_found', 'The refresh_token is invalid.'],
    ['auth_code_not_found', 'Invalid Authorization Code'],
    ['change_password_administrative', 'The user is required to change their password.'],
    ['authentication_required', 'The user is required to complete authentication.'],
    ['invalid_response_type', 'Parameter response_type must be set to code or token.'],
    ['invalid_post_logout_redirect_uri', 'The post_logout_redirect_uri is invalid.'],
  ])('%s is described as FusionAuth does', async (reason, description) => {
    const [found] = errorCases.filter((one) => one.reason === reason);
    const response = await found?.provoke(await openShop(found.settings));
    expect(response && found && errorIn(response, found.where)).toMatchObject({ error_description: description });
  });
});
