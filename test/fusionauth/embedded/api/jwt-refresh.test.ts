import { describe, expect, it } from 'vitest';
import {
  claimsOf,
  OTHER_APPLICATION_ID,
  openShop,
  type Shop,
  STRANGER_ID,
  setCookies,
  TENANT_ID,
  USER_ID,
} from '../shop.ts';

const ALLOWED = { login: { allowTokenRefresh: true } };

const refresh = (shop: Shop, body: object, headers: Record<string, string> = {}) =>
  shop.api('POST', '/api/jwt/refresh', body, headers);

describe('POST /api/jwt/refresh', () => {
  it('answers with token, refresh token, its id, and both cookies', async () => {
    const shop = await openShop(ALLOWED);
    const { refresh_token, refresh_token_id } = await shop.tokens();
    const response = await refresh(shop, { refreshToken: refresh_token });
    expect(response.statusCode).toBe(200);
    const { token } = response.json();
    expect(response.json()).toEqual({ token, refreshToken: refresh_token, refreshTokenId: refresh_token_id });
    expect(setCookies(response)).toEqual([
      `access_token=${token}; Path=/; HttpOnly; SameSite=Lax`,
      `refresh_token=${refresh_token}; Max-Age=2592000; Path=/; HttpOnly; SameSite=Lax`,
    ]);
    expect(claimsOf(token)).toMatchObject({ authenticationType: 'REFRESH_TOKEN', sid: refresh_token_id });
  });

  it('lets the cookie win over the body', async () => {
    const shop = await openShop(ALLOWED);
    const { refresh_token } = await shop.tokens();
    const cookie = `refresh_token=${refresh_token}`;
    expect((await refresh(shop, { refreshToken: 'x' }, { cookie })).statusCode).toBe(200);
    expect((await refresh(shop, { refreshToken: refresh_token }, { cookie: 'refresh_token=x' })).statusCode).toBe(400);
  });

  it('rotates one-time tokens, once', async () => {
    const shop = await openShop({ ...ALLOWED, jwt: { refreshTokenUsagePolicy: 'OneTimeUse' } });
    const { refresh_token, refresh_token_id } = await shop.tokens();
    const responses = await Promise.all([1, 2, 3].map(() => refresh(shop, { refreshToken: refresh_token })));
    const [good, ...others] = responses.filter(({ statusCode }) => statusCode === 200);
    expect(others).toEqual([]);
    expect(good?.json()).toMatchObject({ refreshTokenId: refresh_token_id });
    expect(good?.json().refreshToken).not.toBe(refresh_token);
  });

  it('400 [invalid]refreshToken for an unknown, revoked or expired token', async () => {
    const shop = await openShop(ALLOWED);
    const { refresh_token } = await shop.tokens();
    shop.clock.advance(43_200 * 60);
    for (const refreshToken of ['x', refresh_token]) {
      const response = await refresh(shop, { refreshToken });
      expect(response.statusCode).toBe(400);
      expect(response.json().fieldErrors.refreshToken[0].code).toBe('[invalid]refreshToken');
    }
    expect((await refresh(shop, {})).json().fieldErrors.refreshToken[0].code).toBe('[blank]refreshToken');
  });

  it('400 unless the application allows it, and the one-time token is not spent', async () => {
    const shop = await openShop({ jwt: { refreshTokenUsagePolicy: 'OneTimeUse' } });
    const { refresh_token } = await shop.tokens();
    expect((await refresh(shop, { refreshToken: refresh_token })).statusCode).toBe(400);
    expect((await shop.refresh(refresh_token)).statusCode).toBe(200);
  });

  it('shortens the lifetime on demand, and does not lengthen it', async () => {
    const shop = await openShop(ALLOWED);
    const { refresh_token: refreshToken } = await shop.tokens();
    const response = await refresh(shop, { refreshToken, timeToLiveInSeconds: 60 });
    expect(claimsOf(response.json().token)).toMatchObject({ exp: 1_800_000_060 });
    expect((await refresh(shop, { refreshToken, timeToLiveInSeconds: 3601 })).statusCode).toBe(400);
  });
});

describe('GET /api/jwt/refresh', () => {
  it('lists the live tokens of a user', async () => {
    const shop = await openShop();
    const { refresh_token, refresh_token_id } = await shop.tokens();
    const expected = {
      id: refresh_token_id,
      insertInstant: 1_800_000_000_400,
      startInstant: 1_800_000_000_400,
      metaData: { scopes: ['openid', 'offline_access', 'email'] },
      tenantId: TENANT_ID,
      token: refresh_token,
      userId: USER_ID,
    };
    const list = await shop.api('GET', `/api/jwt/refresh?userId=${USER_ID}`);
    expect(list.json()).toMatchObject({ refreshTokens: [expected] });
    const one = await shop.api('GET', `/api/jwt/refresh/${refresh_token_id}`);
    expect(one.json()).toMatchObject({ refreshToken: expected });
    shop.clock.advance(43_200 * 60);
    expect((await shop.api('GET', `/api/jwt/refresh?userId=${USER_ID}`)).json()).toEqual({ refreshTokens: [] });
    expect((await shop.api('GET', `/api/jwt/refresh/${refresh_token_id}`)).statusCode).toBe(404);
  });

  it('needs an API key and a user', async () => {
    const shop = await openShop();
    expect((await shop.api('GET', `/api/jwt/refresh?userId=${USER_ID}`, undefined, {})).statusCode).toBe(401);
    expect((await shop.api('GET', '/api/jwt/refresh')).statusCode).toBe(400);
  });
});

describe('DELETE /api/jwt/refresh', () => {
  it('revokes by value, id, user, application or both, in the query or the body', async () => {
    const shop = await openShop();
    const ways = [
      (value: string) => shop.api('DELETE', `/api/jwt/refresh?token=${value}`),
      (_: string, id: string) => shop.api('DELETE', `/api/jwt/refresh/${id}`),
      () => shop.api('DELETE', `/api/jwt/refresh?userId=${USER_ID}`),
      () => shop.api('DELETE', '/api/jwt/refresh?applicationId=5f2d6c4e-7b1a-4c39-9d10-2a9a6e0b7711'),
      () => shop.api('DELETE', `/api/jwt/refresh?token=null&userId=${USER_ID}&applicationId=undefined`),
      (token: string) => shop.api('DELETE', '/api/jwt/refresh', { token }),
    ];
    for (const way of ways) {
      const { refresh_token, refresh_token_id } = await shop.tokens();
      const response = await way(refresh_token, refresh_token_id);
      expect([response.statusCode, response.body]).toEqual([200, '']);
      expect((await shop.refresh(refresh_token)).statusCode).toBe(400);
    }
  });

  it('leaves the tokens of other users and applications alone', async () => {
    const shop = await openShop();
    const { refresh_token } = await shop.tokens();
    await shop.api('DELETE', `/api/jwt/refresh?userId=${STRANGER_ID}`);
    await shop.api('DELETE', `/api/jwt/refresh?userId=${USER_ID}&applicationId=${OTHER_APPLICATION_ID}`);
    expect((await shop.refresh(refresh_token)).statusCode).toBe(200);
  });

  it('lets the owner revoke a token with a JWT, but nobody else', async () => {
    const shop = await openShop();
    const ann = await shop.tokens();
    const stan = await shop.tokens({ loginId: 'stan@shop.test' });
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
    const url = `/api/jwt/refresh?token=${ann.refresh_token}`;
    expect((await shop.api('DELETE', url, undefined, bearer(stan.access_token))).statusCode).toBe(401);
    expect((await shop.api('DELETE', url, undefined, {})).statusCode).toBe(401);
    expect((await shop.api('DELETE', url, undefined, bearer(ann.access_token))).statusCode).toBe(200);
  });

  it('answers 404 to unknown tokens and 400 to a request that names nothing', async () => {
    const shop = await openShop();
    expect((await shop.api('DELETE', '/api/jwt/refresh?token=x')).statusCode).toBe(404);
    expect((await shop.api('DELETE', '/api/jwt/refresh/x')).statusCode).toBe(404);
    expect((await shop.api('DELETE', '/api/jwt/refresh')).statusCode).toBe(400);
    expect((await shop.api('DELETE', '/api/jwt/refresh?userId=x')).statusCode).toBe(400);
  });
});
