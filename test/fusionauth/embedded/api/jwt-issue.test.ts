import { describe, expect, it } from 'vitest';
import { APPLICATION_ID, claimsOf, headerOf, ISSUER, OTHER_APPLICATION_ID, openShop, USER_ID } from '../shop.ts';

describe('GET /api/jwt/issue', () => {
  it('a JWT for another application, with the old end; 202 for who is not registered there', async () => {
    const shop = await openShop();
    const { access_token, refresh_token } = await shop.tokens();
    shop.clock.advance(100);
    const authorization = `Bearer ${access_token}`;
    const issue = (query: string) => shop.get(`/api/jwt/issue?applicationId=${query}`, { authorization });
    const stranger = await issue(OTHER_APPLICATION_ID);
    expect(stranger.statusCode).toBe(202);
    expect(claimsOf(stranger.json().token)).toMatchObject({
      aud: OTHER_APPLICATION_ID,
      authenticationType: 'JWT_SSO',
      exp: claimsOf(access_token).exp,
      iat: 1_800_000_100,
    });
    const registration = { applicationId: OTHER_APPLICATION_ID };
    await shop.configure('POST', `/api/user/registration/${USER_ID}`, { registration });
    const loginConfiguration = { generateRefreshTokens: true };
    await shop.configure('PATCH', `/api/application/${OTHER_APPLICATION_ID}`, { application: { loginConfiguration } });
    const registered = await issue(`${OTHER_APPLICATION_ID}&refreshToken=${refresh_token}`);
    expect(registered.statusCode).toBe(200);
    expect(registered.json().refreshToken).toEqual(expect.any(String));
    expect((await issue(OTHER_APPLICATION_ID)).json()).not.toHaveProperty('refreshToken');
    expect((await issue('x')).statusCode).toBe(400);
    shop.clock.advance(3600);
    expect((await issue(OTHER_APPLICATION_ID)).statusCode).toBe(401);
  });
});

describe('POST /api/jwt/vend', () => {
  it('signs what it is asked to, but for end, beginning and issuer', async () => {
    const shop = await openShop();
    const claims = { sub: 'anybody', exp: 1, iss: 'me', level: 9 };
    const { token } = (await shop.api('POST', '/api/jwt/vend', { claims, timeToLiveInSeconds: 60 })).json();
    expect(claimsOf(token)).toEqual({
      exp: 1_800_000_060,
      iat: 1_800_000_000,
      iss: ISSUER,
      level: 9,
      sub: 'anybody',
    });
    expect(headerOf(token)).not.toHaveProperty('gty');
    expect((await shop.api('POST', '/api/jwt/vend', { keyId: APPLICATION_ID })).statusCode).toBe(400);
    expect((await shop.api('POST', '/api/jwt/vend', {}, {})).statusCode).toBe(401);
  });
});
