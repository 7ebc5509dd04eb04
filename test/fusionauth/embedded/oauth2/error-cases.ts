import type { LightMyRequestResponse } from 'fastify';
import {
  APPLICATION_ID,
  CREDENTIALS,
  cookieValue,
  encode,
  type Fields,
  OTHER_APPLICATION_ID,
  PKCE,
  type Shop,
  type ShopSettings,
  TENANT_ID,
  USER_ID,
} from '../shop.ts';

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
const NOBODY = '99999999-9999-9999-9999-999999999999';
const PREVENTION = '11111111-1111-1111-1111-111111111111';

/** A pair of contract section 2.5, or of authorize (1.2, 1.6), logout (3.3) and the rest of section 3, and how one gets it. */
export interface ErrorCase {
  readonly error: string;
  /** Empty where FusionAuth gives no reason. */
  readonly reason: string;
  /** 302: on the redirect URI. `page`: on an error page with status 400. */
  readonly where: 302 | 400 | 401 | 'page';
  readonly settings?: ShopSettings;
  provoke(shop: Shop): Promise<LightMyRequestResponse>;
}

const basic = (text: string): Fields => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });

/** Redeems a code that was never issued: the client is looked at before. */
const redeem =
  (fields: Fields, headers: Fields = {}) =>
  (shop: Shop) =>
    shop.redeem('never-issued', fields, headers);

const redeemIssued = (authorize: Fields, fields: Fields) => async (shop: Shop) =>
  shop.redeem(await shop.code(authorize), fields);

const refresh = (fields: Fields) => async (shop: Shop) => shop.refresh((await shop.tokens()).refresh_token, fields);

const logInByGrant =
  (fields: Fields = {}) =>
  (shop: Shop) =>
    shop.post('/oauth2/token', {
      ...CREDENTIALS,
      grant_type: 'password',
      username: 'ann',
      password: 'long-enough-1',
      ...fields,
    });

/** The password grant, once something has happened to the user or the tenant. */
const logInAfter = (happen: (shop: Shop) => Promise<unknown>) => async (shop: Shop) => {
  await happen(shop);
  return logInByGrant()(shop);
};

const authorize = (fields: Fields) => (shop: Shop) => shop.authorize(fields);

/** An authorize request without interaction, by somebody who is signed in. */
const authorizeSilently = (loginId: string) => async (shop: Shop) => {
  const login = await shop.logIn({ loginId, rememberDevice: 'true' });
  return shop.authorize({ prompt: 'none' }, { cookie: `fusionauth.sso=${cookieValue(login, 'fusionauth.sso')}` });
};

const logOut = (fields: Fields) => (shop: Shop) => shop.get(`/oauth2/logout?${encode(fields)}`);

const introspect = (fields: Fields) => async (shop: Shop) => {
  const { access_token: token } = await shop.tokens();
  return shop.post('/oauth2/introspect', { client_id: APPLICATION_ID, token, ...fields });
};

const userInfo = (token: string) => (shop: Shop) => shop.get('/oauth2/userinfo', { authorization: `Bearer ${token}` });

const device: ShopSettings = {
  oauth: {
    enabledGrants: [DEVICE_GRANT, 'authorization_code', 'refresh_token'],
    deviceVerificationURL: 'http://shop.test/device',
  },
};

const beginDevice = (shop: Shop) => shop.post('/oauth2/device_authorize', { ...CREDENTIALS, scope: 'openid' });

const poll = (fields: Fields) => (shop: Shop) =>
  shop.post('/oauth2/token', { ...CREDENTIALS, grant_type: DEVICE_GRANT, ...fields });

const pollAfter = (seconds: number) => async (shop: Shop) => {
  const { device_code } = (await beginDevice(shop)).json();
  shop.clock.advance(seconds);
  return poll({ device_code })(shop);
};

const validate = (fields: Fields) => (shop: Shop) =>
  shop.get(`/oauth2/device/validate?${encode({ client_id: APPLICATION_ID, ...fields })}`);

async function refuseConsent(shop: Shop): Promise<LightMyRequestResponse> {
  const login = await shop.logIn();
  const request = Object.fromEntries(new URLSearchParams(String(login.headers.location).split('?')[1]));
  const cookie = `fusionauth.li=${cookieValue(login, 'fusionauth.li')}`;
  return shop.post('/oauth2/consent', { ...request, consentAction: 'cancel' }, { cookie });
}

async function preventLogin(shop: Shop): Promise<void> {
  await shop.configure('POST', `/api/user-action/${PREVENTION}`, {
    userAction: { name: 'Ban', preventLogin: true, temporal: true },
  });
  const action = { actioneeUserId: USER_ID, userActionId: PREVENTION, expiry: shop.clock.now() + 60_000 };
  await shop.configure('POST', '/api/user/action', { action });
}

const thirdParty: ShopSettings = { oauth: { relationship: 'ThirdParty' } };
const pkce = (proofKeyForCodeExchangePolicy: string): ShopSettings => ({ oauth: { proofKeyForCodeExchangePolicy } });

const tokenEndpoint: readonly ErrorCase[] = [
  { error: 'invalid_request', reason: 'missing_grant_type', where: 400, provoke: redeem({ grant_type: '' }) },
  { error: 'unsupported_grant_type', reason: 'invalid_grant_type', where: 400, provoke: redeem({ grant_type: 'x' }) },
  { error: 'invalid_request', reason: 'missing_client_id', where: 400, provoke: redeem({ client_id: '' }) },
  {
    error: 'invalid_request',
    reason: 'missing_client_secret',
    where: 400,
    provoke: redeem({ client_secret: '' }, basic(`${APPLICATION_ID}:`)),
  },
  {
    error: 'invalid_client',
    reason: 'client_authentication_missing',
    where: 401,
    provoke: redeem({ client_secret: '' }),
  },
  {
    error: 'invalid_client',
    reason: 'invalid_client_authentication',
    where: 401,
    provoke: redeem({ client_secret: 'x' }),
  },
  {
    error: 'invalid_client',
    reason: 'invalid_client_authentication_scheme',
    where: 401,
    provoke: redeem({}, { authorization: 'Digest x' }),
  },
  { error: 'invalid_client', reason: 'client_id_mismatch', where: 401, provoke: redeem({}, basic(`${NOBODY}:x`)) },
  { error: 'invalid_client', reason: 'invalid_client_id', where: 401, provoke: redeem({ client_id: NOBODY }) },
  { error: 'invalid_request', reason: 'missing_code', where: 400, provoke: redeem({ code: '' }) },
  { error: 'invalid_request', reason: 'missing_redirect_uri', where: 400, provoke: redeem({ redirect_uri: '' }) },
  { error: 'invalid_grant', reason: 'auth_code_not_found', where: 400, provoke: redeem({}) },
  {
    error: 'invalid_request',
    reason: 'invalid_redirect_uri',
    where: 400,
    provoke: redeemIssued({}, { redirect_uri: 'http://shop.test/cb?fixed=1' }),
  },
  { error: 'invalid_request', reason: 'missing_code_verifier', where: 400, provoke: redeemIssued(PKCE, {}) },
  {
    error: 'invalid_grant',
    reason: 'invalid_pkce_code_verifier',
    where: 400,
    provoke: redeemIssued(PKCE, { code_verifier: 'a'.repeat(43) }),
  },
  { error: 'invalid_request', reason: 'missing_refresh_token', where: 400, provoke: refresh({ refresh_token: '' }) },
  { error: 'invalid_grant', reason: 'refresh_token_not_found', where: 400, provoke: refresh({ refresh_token: 'x' }) },
  { error: 'invalid_request', reason: 'invalid_expires_in', where: 400, provoke: refresh({ expires_in: '3601' }) },
  { error: 'invalid_scope', reason: 'unknown_scope', where: 400, provoke: refresh({ scope: 'bogus' }) },
  {
    error: 'unauthorized_client',
    reason: 'grant_type_disabled',
    where: 400,
    settings: { oauth: { enabledGrants: ['authorization_code'] } },
    provoke: logInByGrant(),
  },
  { error: 'invalid_dpop_proof', reason: '', where: 400, provoke: redeem({}, { dpop: 'x' }) },
  {
    error: 'unauthorized_client',
    reason: 'grant_type_disabled',
    where: 400,
    provoke: redeem({ grant_type: 'client_credentials', scope: `target-entity:${NOBODY}:read` }),
  },
  {
    error: 'invalid_client',
    reason: 'invalid_client_id',
    where: 401,
    provoke: redeem({ grant_type: 'client_credentials', client_id: NOBODY }),
  },
];

const users: readonly ErrorCase[] = [
  { error: 'invalid_grant', reason: 'invalid_user_credentials', where: 400, provoke: logInByGrant({ password: 'x' }) },
  {
    error: 'invalid_grant',
    reason: 'user_locked',
    where: 400,
    provoke: logInAfter((shop) => shop.api('DELETE', `/api/user/${USER_ID}`)),
  },
  {
    error: 'invalid_grant',
    reason: 'user_expired',
    where: 400,
    provoke: logInAfter((shop) => shop.configure('PATCH', `/api/user/${USER_ID}`, { user: { expiry: 1 } })),
  },
  { error: 'invalid_grant', reason: 'login_prevented', where: 400, provoke: logInAfter(preventLogin) },
  {
    error: 'invalid_grant',
    reason: 'user_not_found',
    where: 400,
    provoke: async (shop) => {
      const code = await shop.code();
      await shop.api('DELETE', `/api/user/${USER_ID}?hardDelete=true`);
      return shop.redeem(code);
    },
  },
  {
    error: 'change_password_required',
    reason: 'change_password_administrative',
    where: 400,
    provoke: logInAfter((shop) =>
      shop.configure('PATCH', `/api/user/${USER_ID}`, { user: { passwordChangeRequired: true } }),
    ),
  },
  {
    error: 'change_password_required',
    reason: 'change_password_expired',
    where: 400,
    settings: { tenant: { maximumPasswordAge: { enabled: true, days: 1 } } },
    provoke: logInAfter(async (shop) => shop.clock.advance(86_401)),
  },
  {
    error: 'change_password_required',
    reason: 'change_password_validation',
    where: 400,
    provoke: logInAfter((shop) =>
      shop.configure('PATCH', `/api/tenant/${TENANT_ID}`, {
        tenant: { passwordValidationRules: { minLength: 30, validateOnLogin: true } },
      }),
    ),
  },
];

const devices: readonly ErrorCase[] = [
  { error: 'invalid_request', reason: 'missing_device_code', where: 400, settings: device, provoke: poll({}) },
  {
    error: 'invalid_grant',
    reason: 'invalid_device_code',
    where: 400,
    settings: device,
    provoke: poll({ device_code: 'x' }),
  },
  { error: 'authorization_pending', reason: '', where: 400, settings: device, provoke: pollAfter(0) },
  { error: 'expired_token', reason: '', where: 400, settings: device, provoke: pollAfter(300) },
  {
    error: 'invalid_request',
    reason: 'missing_verification_uri',
    where: 400,
    settings: { oauth: { ...device.oauth, deviceVerificationURL: null } },
    provoke: beginDevice,
  },
  { error: 'invalid_request', reason: 'missing_user_code', where: 400, settings: device, provoke: validate({}) },
  {
    error: 'invalid_request',
    reason: 'invalid_user_code',
    where: 400,
    settings: device,
    provoke: validate({ user_code: 'X' }),
  },
  {
    error: 'expired_token',
    reason: 'user_code_expired',
    where: 400,
    settings: device,
    provoke: async (shop) => {
      const { user_code } = (await beginDevice(shop)).json();
      shop.clock.advance(300);
      return validate({ user_code })(shop);
    },
  },
];

const tokensShown: readonly ErrorCase[] = [
  { error: 'invalid_request', reason: 'missing_token', where: 400, provoke: introspect({ token: '' }) },
  { error: 'invalid_request', reason: 'missing_client_id', where: 400, provoke: introspect({ client_id: '' }) },
  {
    error: 'invalid_client',
    reason: 'client_id_mismatch',
    where: 401,
    provoke: introspect({ client_id: OTHER_APPLICATION_ID }),
  },
  {
    error: 'unsupported_token_type',
    reason: 'unsupported_token_type',
    where: 400,
    provoke: introspect({ token_type_hint: 'x' }),
  },
  {
    error: 'invalid_request',
    reason: 'access_token_required',
    where: 401,
    provoke: (shop) => shop.get('/oauth2/userinfo'),
  },
  { error: 'invalid_token', reason: 'access_token_malformed', where: 401, provoke: userInfo('x') },
  {
    error: 'invalid_token',
    reason: 'access_token_invalid',
    where: 401,
    provoke: userInfo('eyJhbGciOiJSUzI1NiJ9.e30.AAAA'),
  },
  {
    error: 'invalid_token',
    reason: 'access_token_expired',
    where: 401,
    provoke: async (shop) => {
      const { access_token } = await shop.tokens();
      shop.clock.advance(3600);
      return userInfo(access_token)(shop);
    },
  },
];

const redirects: readonly ErrorCase[] = [
  { error: 'invalid_request', reason: 'missing_response_type', where: 302, provoke: authorize({ response_type: '' }) },
  {
    error: 'unsupported_response_type',
    reason: 'invalid_response_type',
    where: 302,
    provoke: authorize({ response_type: 'x' }),
  },
  { error: 'invalid_request', reason: 'invalid_response_mode', where: 302, provoke: authorize({ response_mode: 'x' }) },
  { error: 'invalid_request', reason: 'invalid_prompt', where: 302, provoke: authorize({ prompt: 'none login' }) },
  { error: 'invalid_scope', reason: 'unknown_scope', where: 302, provoke: authorize({ scope: 'bogus' }) },
  {
    error: 'invalid_scope',
    reason: 'missing_required_scope',
    where: 302,
    provoke: authorize({ response_type: 'id_token', scope: 'email' }),
  },
  {
    error: 'invalid_target',
    reason: 'unknown',
    where: 302,
    settings: { oauth: { authorizedResourceUris: ['https://api.test/'] } },
    provoke: authorize({ resource: 'https://evil.test/' }),
  },
  {
    error: 'invalid_request',
    reason: 'missing_code_challenge',
    where: 302,
    settings: pkce('Required'),
    provoke: authorize({}),
  },
  {
    error: 'invalid_request',
    reason: 'invalid_pkce_code_challenge',
    where: 302,
    provoke: authorize({ ...PKCE, code_challenge: 'short' }),
  },
  {
    error: 'invalid_request',
    reason: 'invalid_pkce_code_challenge_method',
    where: 302,
    provoke: authorize({ ...PKCE, code_challenge_method: 'plain' }),
  },
  {
    error: 'unauthorized_client',
    reason: 'grant_type_disabled',
    where: 302,
    settings: { oauth: { enabledGrants: [] } },
    provoke: authorize({}),
  },
  { error: 'login_required', reason: 'authentication_required', where: 302, provoke: authorize({ prompt: 'none' }) },
  {
    error: 'interaction_required',
    reason: 'registration_required',
    where: 302,
    settings: { oauth: { requireRegistration: true } },
    provoke: authorizeSilently('stan@shop.test'),
  },
  {
    error: 'consent_required',
    reason: 'consent_required',
    where: 302,
    settings: thirdParty,
    provoke: authorizeSilently('ann'),
  },
  { error: 'access_denied', reason: 'consent_canceled', where: 302, settings: thirdParty, provoke: refuseConsent },
];

const pages: readonly ErrorCase[] = [
  { error: 'invalid_request', reason: 'missing_client_id', where: 'page', provoke: authorize({ client_id: '' }) },
  { error: 'invalid_request', reason: 'invalid_client_id', where: 'page', provoke: authorize({ client_id: NOBODY }) },
  { error: 'invalid_request', reason: 'missing_redirect_uri', where: 'page', provoke: authorize({ redirect_uri: '' }) },
  {
    error: 'invalid_request',
    reason: 'invalid_redirect_uri',
    where: 'page',
    provoke: authorize({ redirect_uri: 'http://evil.test/' }),
  },
  {
    error: 'invalid_request',
    reason: 'invalid_post_logout_redirect_uri',
    where: 'page',
    provoke: logOut({ client_id: APPLICATION_ID, post_logout_redirect_uri: 'http://evil.test/' }),
  },
  { error: 'invalid_request', reason: 'invalid_id_token_hint', where: 'page', provoke: logOut({ id_token_hint: 'x' }) },
  { error: 'invalid_request', reason: 'invalid_tenant_id', where: 'page', provoke: logOut({ tenantId: NOBODY }) },
];

/** Every pair that this server answers with. */
export const errorCases: readonly ErrorCase[] = [
  ...tokenEndpoint,
  ...users,
  ...devices,
  ...tokensShown,
  ...redirects,
  ...pages,
];
