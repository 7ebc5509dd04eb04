import { describe, expect, it } from 'vitest';
import { API_KEY, APPLICATION_ID, cookieValue, openShop, type Shop, STRANGER_ID, TENANT_ID, USER_ID } from '../shop.ts';

const LOGIN = { applicationId: APPLICATION_ID, loginId: 'ann', password: 'long-enough-1' };

const listed = async (shop: Shop, headers?: Record<string, string>) =>
  (await shop.api('GET', `/api/jwt/refresh?userId=${USER_ID}`, undefined, headers)).json().refreshTokens;

async function keyOfAnotherTenant(shop: Shop): Promise<Record<string, string>> {
  const { tenant } = (await shop.api('POST', '/api/tenant', { tenant: { name: 'Second' } })).json();
  await shop.configure('POST', '/api/api-key', { apiKey: { key: 'local', tenantId: tenant.id } });
  return { authorization: 'local' };
}

describe('a refresh token of the Login API', () => {
  it('knows the device that it was made for, and where it was used last (sections 4.1 and 5)', async () => {
    const shop = await openShop({ login: { allowTokenRefresh: true, generateRefreshTokens: true } });
    const device = { name: "Ann's phone", description: 'blue', type: 'MOBILE' };
    const headers = { authorization: API_KEY, 'x-forwarded-for': '203.0.113.7, 10.0.0.1' };
    const { refreshToken } = (await shop.api('POST', '/api/login', { ...LOGIN, metaData: { device } }, headers)).json();
    const [shown] = await listed(shop);
    const lastAccessedInstant = shop.clock.now();
    expect(shown.metaData.device).toEqual({ ...device, lastAccessedAddress: '203.0.113.7', lastAccessedInstant });
    shop.clock.advance(5);
    await shop.api('POST', '/api/jwt/refresh', { refreshToken }, { 'x-forwarded-for': '2001:db8::1' });
    const [used] = await listed(shop);
    expect(used.metaData.device).toMatchObject({ ...device, lastAccessedAddress: '2001:db8::1' });
  });

  it('takes the address from the body before anything else', async () => {
    const shop = await openShop({ login: { generateRefreshTokens: true } });
    await shop.api('POST', '/api/login', { ...LOGIN, ipAddress: '192.0.2.4' });
    const [shown] = await listed(shop);
    expect(shown.metaData.device).toMatchObject({ lastAccessedAddress: '192.0.2.4', type: 'UNKNOWN' });
  });
});

describe('an SSO session, among the refresh tokens (section 1.8)', () => {
  it('is listed without an application, and read and revoked like them, by id and by value', async () => {
    const shop = await openShop();
    for (const way of ['id', 'token']) {
      const login = await shop.logIn({ rememberDevice: 'true', scope: 'openid' });
      const cookie = `fusionauth.sso=${cookieValue(login, 'fusionauth.sso')}`;
      const [session, ...others] = await listed(shop);
      expect(others).toEqual([]);
      expect(session).toMatchObject({ tenantId: TENANT_ID, userId: USER_ID });
      expect(session).not.toHaveProperty('applicationId');
      const one = `/api/jwt/refresh/${session.id}`;
      expect((await shop.api('GET', one)).json().refreshToken).toEqual(session);
      expect((await shop.authorize({}, { cookie })).statusCode).toBe(302);
      const url = way === 'id' ? one : `/api/jwt/refresh?token=${session.token}`;
      expect((await shop.api('DELETE', url)).statusCode).toBe(200);
      expect((await shop.authorize({}, { cookie })).statusCode).toBe(200);
    }
  });
});

describe('an API key of another tenant', () => {
  it('neither sees nor revokes, whatever names the token', async () => {
    const shop = await openShop();
    const { refresh_token, refresh_token_id } = await shop.tokens();
    const local = await keyOfAnotherTenant(shop);
    expect(await listed(shop, local)).toEqual([]);
    const one = `/api/jwt/refresh/${refresh_token_id}`;
    expect((await shop.api('GET', one, undefined, local)).statusCode).toBe(404);
    expect((await shop.api('DELETE', one, undefined, local)).statusCode).toBe(404);
    expect((await shop.api('DELETE', `/api/jwt/refresh?token=${refresh_token}`, undefined, local)).statusCode).toBe(
      404,
    );
    await shop.api('DELETE', `/api/jwt/refresh?userId=${USER_ID}`, undefined, local);
    await shop.api('DELETE', `/api/jwt/refresh?applicationId=${APPLICATION_ID}`, undefined, local);
    expect((await shop.refresh(refresh_token)).statusCode).toBe(200);
  });

  it('nor does the header let the good key do so', async () => {
    const shop = await openShop();
    const { refresh_token } = await shop.tokens();
    const headers = { authorization: API_KEY, 'x-fusionauth-tenantid': STRANGER_ID };
    await shop.api('DELETE', `/api/jwt/refresh?userId=${USER_ID}`, undefined, headers);
    expect((await shop.refresh(refresh_token)).statusCode).toBe(200);
  });
});
