import { describe, expect, it } from 'vitest';
import {
  APPLICATION_ID,
  CREDENTIALS,
  claimsOf,
  cookieValue,
  encode,
  type Fields,
  headerOf,
  OTHER_APPLICATION_ID,
  openShop,
  type Shop,
  TENANT_ID,
  USER_ID,
} from '../shop.ts';

const GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
const FORM = { origin: 'http://localhost', host: 'localhost' };

const openDeviceShop = (oauth: object = {}) =>
  openShop({
    oauth: {
      enabledGrants: [GRANT, 'authorization_code', 'refresh_token'],
      deviceVerificationURL: 'http://shop.test/device',
      ...oauth,
    },
  });

async function begin(shop: Shop, fields: Fields = {}) {
  const request = { ...CREDENTIALS, scope: 'openid offline_access', ...fields };
  return (await shop.post('/oauth2/device_authorize', request)).json();
}

const poll = (shop: Shop, device_code: string, fields: Fields = {}) =>
  shop.post('/oauth2/token', { ...CREDENTIALS, grant_type: GRANT, device_code, ...fields });

/** What a user does: enters the code on the hosted page, then logs in there. */
async function connect(shop: Shop, user_code: string) {
  const entered = await shop.post('/oauth2/device', { client_id: APPLICATION_ID, user_code }, FORM);
  expect(entered.body).toContain('<title>Login');
  const fields = {
    client_id: APPLICATION_ID,
    redirect_uri: 'http://localhost/oauth2/device',
    response_type: 'code',
    user_code,
    loginId: 'ann',
    password: 'long-enough-1',
  };
  return shop.post('/oauth2/authorize', fields, FORM);
}

describe('the device flow', () => {
  it('gives a device its codes, lets its user connect it, and then gives it tokens once', async () => {
    const shop = await openDeviceShop();
    const codes = await begin(shop);
    expect(codes).toEqual({
      device_code: expect.stringMatching(/^[\w-]{43}$/),
      expires_in: 300,
      interval: 5,
      user_code: expect.stringMatching(/^[B-DF-HJ-NP-TV-XZ2-9]{6}$/),
      verification_uri: 'http://shop.test/device',
      verification_uri_complete: `http://shop.test/device?user_code=${codes.user_code}`,
    });
    const pending = await poll(shop, codes.device_code);
    expect([pending.statusCode, pending.json().error]).toEqual([400, 'authorization_pending']);
    expect((await connect(shop, codes.user_code)).body).toContain('<title>Device Connected | FusionAuth</title>');
    const tokens = (await poll(shop, codes.device_code)).json();
    expect(tokens).toMatchObject({ userId: USER_ID, scope: 'openid offline_access', id_token: expect.any(String) });
    expect(headerOf(tokens.access_token)).toMatchObject({ gty: [GRANT] });
    expect(claimsOf(tokens.access_token)).toMatchObject({ sub: USER_ID, sid: tokens.refresh_token_id });
    expect((await poll(shop, codes.device_code)).json()).toMatchObject({ error_reason: 'invalid_device_code' });
  });

  it('gives tokens to one of many simultaneous requests', async () => {
    const shop = await openDeviceShop();
    const codes = await begin(shop);
    await connect(shop, codes.user_code);
    const answers = await Promise.all(Array.from({ length: 20 }, () => poll(shop, codes.device_code)));
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
  });

  it('takes the code as people type it', async () => {
    const shop = await openDeviceShop();
    const { user_code, device_code } = await begin(shop);
    const typed = ` ${user_code.slice(0, 3).toLowerCase()}-${user_code.slice(3)}`;
    expect((await connect(shop, typed)).body).toContain('Device connected');
    expect((await poll(shop, device_code)).statusCode).toBe(200);
  });

  it('says expired_token after 300 seconds', async () => {
    const shop = await openDeviceShop();
    const { user_code, device_code } = await begin(shop);
    shop.clock.advance(300);
    expect((await poll(shop, device_code)).json()).toMatchObject({ error: 'expired_token' });
    const validate = await shop.get(`/oauth2/device/validate?client_id=${APPLICATION_ID}&user_code=${user_code}`);
    expect([validate.statusCode, validate.json().error_reason]).toEqual([400, 'user_code_expired']);
  });

  it('validates a user code: 200 without a body, or 400', async () => {
    const shop = await openDeviceShop();
    const { user_code } = await begin(shop);
    const validate = (fields: Fields) => shop.get(`/oauth2/device/validate?${encode(fields)}`);
    const good = await validate({ client_id: APPLICATION_ID, user_code });
    expect([good.statusCode, good.body, good.headers['content-type']]).toEqual([200, '', undefined]);
    // FusionAuth's own client sends this text for a tenant that it was not given.
    expect((await validate({ client_id: APPLICATION_ID, tenantId: 'null', user_code })).statusCode).toBe(200);
    expect((await validate({ client_id: APPLICATION_ID, tenantId: TENANT_ID, user_code })).statusCode).toBe(200);
    for (const [fields, reason] of [
      [{ client_id: APPLICATION_ID, user_code: 'XXXXXX' }, 'invalid_user_code'],
      [{ client_id: OTHER_APPLICATION_ID, user_code }, 'invalid_user_code'],
      [{ client_id: APPLICATION_ID }, 'missing_user_code'],
      [{ user_code }, 'missing_client_id'],
      [{ client_id: 'x', user_code }, 'invalid_client_id'],
    ] as const) {
      const bad = await validate(fields);
      expect([bad.statusCode, bad.json().error_reason]).toEqual([400, reason]);
    }
  });

  it('tells the application about a user code, and lets it approve with its user’s token', async () => {
    const shop = await openDeviceShop();
    const device = { 'metaData.device.name': 'TV', 'metaData.device.type': 'OTHER' };
    const { user_code, device_code } = await begin(shop, { scope: 'openid email', ...device });
    const { access_token } = await shop.tokens();
    const described = await shop.post('/oauth2/device/user-code', { ...CREDENTIALS, user_code });
    const deviceInfo = { name: 'TV', type: 'OTHER' };
    expect(described.json()).toEqual({
      client_id: APPLICATION_ID,
      deviceInfo,
      expires_in: 300,
      scope: 'email',
      tenantId: TENANT_ID,
      user_code,
    });
    const approved = await shop.post('/oauth2/device/approve', { ...CREDENTIALS, token: access_token, user_code });
    expect(approved.json()).toEqual({
      deviceGrantStatus: 'Approved',
      deviceInfo,
      tenantId: TENANT_ID,
      userId: USER_ID,
    });
    expect((await poll(shop, device_code)).statusCode).toBe(200);
  });

  it('401 for who proves nothing, and for a bad token', async () => {
    const shop = await openDeviceShop();
    const { user_code } = await begin(shop);
    const client = { client_id: APPLICATION_ID, user_code };
    expect((await shop.post('/oauth2/device/user-code', client)).statusCode).toBe(401);
    expect((await shop.post('/oauth2/device/approve', { ...CREDENTIALS, user_code, token: 'x' })).statusCode).toBe(401);
    expect((await shop.post('/oauth2/device/user-code', { user_code }, { authorization: 'x' })).statusCode).toBe(401);
    const asApi = await shop.post('/oauth2/device/user-code', { user_code }, { authorization: 'dev-only-key-0001' });
    expect(asApi.statusCode).toBe(200);
  });

  it('needs the grant and a deviceVerificationURL', async () => {
    const shop = await openDeviceShop({ deviceVerificationURL: null });
    expect(await begin(shop)).toMatchObject({ error: 'invalid_request', error_reason: 'missing_verification_uri' });
    const without = await openDeviceShop({ enabledGrants: ['authorization_code'] });
    expect(await begin(without)).toMatchObject({ error_reason: 'grant_type_disabled' });
  });

  it('connects from the single sign-on session only when the code is entered by hand', async () => {
    const shop = await openDeviceShop();
    const login = await shop.logIn({ rememberDevice: 'true' });
    const cookie = `fusionauth.sso=${cookieValue(login, 'fusionauth.sso')}`;
    const { user_code, device_code } = await begin(shop);
    const link = encode({
      client_id: APPLICATION_ID,
      redirect_uri: 'http://localhost/oauth2/device',
      response_type: 'code',
      user_code,
    });
    expect((await shop.get(`/oauth2/authorize?${link}`, { cookie, host: 'localhost' })).body).toContain('<title>Login');
    expect((await poll(shop, device_code)).json().error).toBe('authorization_pending');
    const entered = await shop.post('/oauth2/device', { user_code }, { cookie, ...FORM });
    expect(entered.body).toContain('Device connected');
    expect((await poll(shop, device_code)).statusCode).toBe(200);
  });

  it('shows a bad code on the page that asks for it', async () => {
    const shop = await openDeviceShop();
    expect((await shop.get('/oauth2/device?user_code=ABC')).body).toContain('value="ABC"');
    expect((await shop.post('/oauth2/device', { user_code: 'ABC' })).body).toContain('The user_code is invalid.');
  });
});
