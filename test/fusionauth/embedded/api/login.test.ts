import { describe, expect, it } from 'vitest';
import {
  API_KEY,
  APPLICATION_ID,
  claimsOf,
  headerOf,
  OTHER_APPLICATION_ID,
  openShop,
  type Shop,
  setCookies,
  USER_ID,
} from '../shop.ts';

const BODY = { applicationId: APPLICATION_ID, loginId: 'ann@shop.test', password: 'long-enough-1' };

const logIn = (shop: Shop, body: object = {}, headers?: Record<string, string>) =>
  shop.api('POST', '/api/login', { ...BODY, ...body }, headers);

describe('POST /api/login', () => {
  it('200: token, expiry in milliseconds, user; a session cookie with the token', async () => {
    const shop = await openShop();
    const response = await logIn(shop);
    expect(response.statusCode).toBe(200);
    const { token, tokenExpirationInstant, user, ...others } = response.json();
    expect(others).toEqual({});
    expect(tokenExpirationInstant).toBe(1_800_003_600_000);
    expect(user).toMatchObject({ id: USER_ID, email: 'ann@shop.test', active: true });
    expect(JSON.stringify(user)).not.toContain('assword"');
    expect(setCookies(response)).toEqual([`access_token=${token}; Path=/; HttpOnly; SameSite=Lax`]);
    expect(claimsOf(token)).toMatchObject({
      aud: APPLICATION_ID,
      applicationId: APPLICATION_ID,
      authenticationType: 'PASSWORD',
      roles: ['buyer'],
    });
    expect(claimsOf(token)).not.toHaveProperty('scope');
    expect(headerOf(token)).not.toHaveProperty('gty');
  });

  it('200 with a refresh token, if the application generates them, in a cookie that lasts as long', async () => {
    const shop = await openShop({ login: { generateRefreshTokens: true } });
    const response = await logIn(shop);
    const { refreshToken, refreshTokenId, token } = response.json();
    expect(setCookies(response)).toEqual([
      `access_token=${token}; Path=/; HttpOnly; SameSite=Lax`,
      `refresh_token=${refreshToken}; Max-Age=2592000; Path=/; HttpOnly; SameSite=Lax`,
    ]);
    expect(claimsOf(token)).toMatchObject({ sid: refreshTokenId });
  });

  it('200 without token and cookie for noJWT', async () => {
    const shop = await openShop({ login: { generateRefreshTokens: true } });
    const response = await logIn(shop, { noJWT: true });
    expect(Object.keys(response.json())).toEqual(['user']);
    expect(setCookies(response)).toEqual([]);
  });

  it('200 without application: no aud, no refresh token', async () => {
    const shop = await openShop();
    const response = await shop.api('POST', '/api/login', { loginId: 'ann', password: 'long-enough-1' });
    expect(response.statusCode).toBe(200);
    expect(claimsOf(response.json().token)).not.toHaveProperty('aud');
    expect(response.json()).not.toHaveProperty('refreshToken');
  });

  it('202 for who is not registered: a token without applicationId and roles, no refresh token', async () => {
    const shop = await openShop({ login: { generateRefreshTokens: true } });
    const response = await logIn(shop, { loginId: 'stan@shop.test' });
    expect(response.statusCode).toBe(202);
    expect(response.json()).not.toHaveProperty('refreshToken');
    const claims = claimsOf(response.json().token);
    expect(claims).not.toHaveProperty('applicationId');
    expect(claims).not.toHaveProperty('roles');
  });

  it('404 without a body for an unknown user and for a wrong password', async () => {
    const shop = await openShop();
    for (const body of [{ loginId: 'nobody' }, { password: 'wrong' }]) {
      const response = await logIn(shop, body);
      expect([response.statusCode, response.body]).toEqual([404, '']);
      expect(response.headers['content-type']).toBeUndefined();
    }
  });

  it('423 without a body for a locked user, 410 for an expired one', async () => {
    const shop = await openShop();
    await shop.api('PATCH', `/api/user/${USER_ID}`, { user: { expiry: shop.clock.now() } });
    expect((await logIn(shop)).statusCode).toBe(410);
    await shop.api('DELETE', `/api/user/${USER_ID}`);
    const locked = await logIn(shop);
    expect([locked.statusCode, locked.body]).toEqual([423, '']);
  });

  it('401 without a body when the API key is missing or bad', async () => {
    const shop = await openShop();
    for (const headers of [{}, { authorization: 'wrong' }, { authorization: `Bearer ${API_KEY}` }]) {
      const response = await logIn(shop, {}, headers);
      expect([response.statusCode, response.body]).toEqual([401, '']);
    }
  });

  it('needs no API key, and minds no bad one, if the application or the tenant says so', async () => {
    const shop = await openShop({
      login: { requireAuthentication: false },
      tenant: { loginConfiguration: { requireAuthentication: false } },
    });
    expect((await logIn(shop, {}, {})).statusCode).toBe(200);
    expect((await logIn(shop, {}, { authorization: 'noapikeyneeded' })).statusCode).toBe(200);
    const withoutApplication = { loginId: 'ann', password: 'long-enough-1' };
    expect((await shop.api('POST', '/api/login', withoutApplication, {})).statusCode).toBe(200);
    expect((await logIn(shop, { applicationId: OTHER_APPLICATION_ID }, {})).statusCode).toBe(401);
  });

  const malformed: readonly [string, object, string, string][] = [
    ['no loginId', { loginId: null }, 'loginId', '[blank]loginId'],
    ['blank loginId', { loginId: '' }, 'loginId', '[blank]loginId'],
    ['no password', { password: null }, 'password', '[blank]password'],
    ['a number', { loginId: 5 }, 'loginId', '[couldNotConvert]loginId'],
    ['no UUID', { applicationId: 'x' }, 'applicationId', '[couldNotConvert]applicationId'],
    [
      'unknown application',
      { applicationId: '5f2d6c4e-7b1a-4c39-9d10-000000000000' },
      'applicationId',
      '[invalid]applicationId',
    ],
  ];
  it.each(malformed)('400 for %s', async (_name, body, field, code) => {
    const shop = await openShop();
    const response = await logIn(shop, body);
    expect(response.statusCode).toBe(400);
    expect(response.json().fieldErrors[field]).toEqual([{ code, message: expect.any(String) }]);
  });

  it('sets Secure cookies behind https', async () => {
    const shop = await openShop();
    const response = await logIn(shop, {}, { authorization: API_KEY, 'x-forwarded-proto': 'https' });
    expect(setCookies(response)[0]).toMatch(/; Secure/);
  });

  it('needs to know the tenant when there are several', async () => {
    const shop = await openShop();
    await shop.configure('POST', '/api/tenant', { tenant: { name: 'Second' } });
    const anywhere = { loginId: 'ann', password: 'long-enough-1' };
    const response = await shop.api('POST', '/api/login', anywhere);
    expect(response.statusCode).toBe(400);
    expect(response.json().generalErrors[0].code).toBe('[TenantIdRequired]');
    expect((await logIn(shop)).statusCode).toBe(200);
  });
});
