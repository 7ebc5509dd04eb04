import { describe, expect, it } from 'vitest';
import { cookieValue, openShop, setCookies } from '../shop.ts';

describe('POST /api/logout', () => {
  it('revokes the refresh token of body, query or cookie, and drops both cookies', async () => {
    const shop = await openShop();
    const ways = [
      (token: string) => shop.api('POST', '/api/logout', { refreshToken: token }, {}),
      (token: string) => shop.api('POST', `/api/logout?refreshToken=${token}`, undefined, {}),
      (token: string) => shop.api('POST', '/api/logout', undefined, { cookie: `refresh_token=${token}` }),
    ];
    for (const way of ways) {
      const { refresh_token } = await shop.tokens();
      const response = await way(refresh_token);
      expect([response.statusCode, response.body]).toEqual([200, '']);
      expect(setCookies(response)).toEqual([
        'access_token=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax',
        'refresh_token=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax',
      ]);
      expect((await shop.refresh(refresh_token)).statusCode).toBe(400);
    }
  });

  it('prefers the parameter to the cookie', async () => {
    const shop = await openShop();
    const [named, inCookie] = [await shop.tokens(), await shop.tokens()];
    const headers = { cookie: `refresh_token=${inCookie.refresh_token}` };
    await shop.api('POST', '/api/logout', { refreshToken: named.refresh_token }, headers);
    expect((await shop.refresh(named.refresh_token)).statusCode).toBe(400);
    expect((await shop.refresh(inCookie.refresh_token)).statusCode).toBe(200);
  });

  it('with global revokes all that the user has, the SSO session included', async () => {
    const shop = await openShop();
    const login = await shop.logIn({ rememberDevice: 'true' });
    const cookie = `fusionauth.sso=${cookieValue(login, 'fusionauth.sso')}`;
    const [first, second] = [await shop.tokens(), await shop.tokens()];
    await shop.api('POST', '/api/logout', { refreshToken: first.refresh_token, global: true }, {});
    expect((await shop.refresh(second.refresh_token)).statusCode).toBe(400);
    expect((await shop.authorize({}, { cookie })).statusCode).toBe(200);
  });

  it('answers 200 to unknown tokens, and to what the TypeScript client sends for none', async () => {
    const shop = await openShop();
    expect((await shop.api('POST', '/api/logout', { refreshToken: 'x' }, {})).statusCode).toBe(200);
    const response = await shop.app.inject({
      method: 'POST',
      url: '/api/logout?global=true&refreshToken=undefined',
      headers: { 'content-type': 'text/plain' },
    });
    expect([response.statusCode, response.body]).toEqual([200, '']);
    expect(response.headers['content-type']).toBeUndefined();
  });

  it('takes no GET', async () => {
    const shop = await openShop();
    const response = await shop.get('/api/logout');
    expect([response.statusCode, response.body]).toEqual([405, '']);
  });
});
