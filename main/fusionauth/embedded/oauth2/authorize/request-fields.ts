import type { Parameters } from '../../http/parameters.ts';

/** The hidden fields of FusionAuth's hosted forms, `resource` apart, which may repeat (contract section 1.5). */
const FIELDS = [
  'captcha_token',
  'client_id',
  'code_challenge',
  'code_challenge_method',
  'dpop_jkt',
  'locale',
  'max_age',
  'metaData.device.name',
  'metaData.device.type',
  'nonce',
  'oauth_context',
  'pendingIdPLinkId',
  'prompt',
  'redirect_uri',
  'response_mode',
  'response_type',
  'scope',
  'state',
  'tenantId',
  'timezone',
  'user_code',
  'showPasswordField',
  'userVerifyingPlatformAuthenticatorAvailable',
];

type Field = readonly [name: string, value: string];

/** An authorization request as hidden fields, for a form that posts it back; what was not sent is there, but empty. */
export function requestFields(parameters: Parameters): readonly Field[] {
  const single = FIELDS.map((name): Field => [name, parameters.first(name) ?? '']);
  const resources = parameters.all('resource').map((value): Field => ['resource', value]);
  return [...single, ...(resources.length === 0 ? [['resource', ''] as const] : resources)];
}

/** An authorization request as a query string, for a hosted page that goes on with it. */
export function requestQuery(parameters: Parameters): string {
  const sent = requestFields(parameters).filter(([, value]) => value !== '');
  return new URLSearchParams(sent.map(([name, value]) => [name, value])).toString();
}
