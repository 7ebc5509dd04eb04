import { describe, expect, it } from 'vitest';
import { API_KEY, APPLICATION_ID, openShop, USER_ID } from '../shop.ts';

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('/oauth2/userinfo', () => {
  it('shows what the scopes open, to GET and POST', async () => {
    const shop = await openShop();
    const { access_token } = await shop.tokens({ scope: 'openid email' });
    const expected = { sub: USER_ID, email: 'ann@shop.test', email_verified: true };
    expect((await shop.get('/oauth2/userinfo', bearer(access_token))).json()).toEqual(expected);
    expect((await shop.post('/oauth2/userinfo', {}, bearer(access_token))).json()).toEqual(expected);
    const profile = await shop.tokens({ scope: 'openid profile' });
    expect((await shop.get('/oauth2/userinfo', bearer(profile.access_token))).json()).toEqual({
      sub: USER_ID,
      given_name: 'Ann',
      family_name: 'Lee',
      name: 'Ann Lee',
      preferred_username: 'ann',
    });
  });

  it('shows everything under the Compatibility policy', async () => {
    const shop = await openShop({ oauth: { scopeHandlingPolicy: 'Compatibility' } });
    const { access_token } = await shop.tokens({ scope: 'openid' });
    expect((await shop.get('/oauth2/userinfo', bearer(access_token))).json()).toMatchObject({
      email: 'ann@shop.test',
      given_name: 'Ann',
      applicationId: APPLICATION_ID,
      roles: ['buyer'],
    });
  });

  it('answers 401 to no token, a forged, malformed or expired one', async () => {
    const shop = await openShop();
    const { access_token } = await shop.tokens();
    const forged = `${access_token.slice(0, -8)}AAAAAAAA`;
    expect((await shop.get('/oauth2/userinfo')).statusCode).toBe(401);
    for (const [token, reason] of [
      [forged, 'access_token_invalid'],
      ['x', 'access_token_malformed'],
    ] as const) {
      const response = await shop.get('/oauth2/userinfo', bearer(token));
      expect(response.statusCode).toBe(401);
      expect(response.json()).toMatchObject({ error: 'invalid_token', error_reason: reason });
      expect(response.headers['www-authenticate']).toMatch(/^Bearer /);
    }
    shop.clock.advance(3599);
    expect((await shop.get('/oauth2/userinfo', bearer(access_token))).statusCode).toBe(200);
    shop.clock.advance(1);
    const expired = await shop.get('/oauth2/userinfo', bearer(access_token));
    expect(expired.json()).toMatchObject({ error: 'invalid_token', error_reason: 'access_token_expired' });
  });

  it('answers 400 to a token whose application is no longer active', async () => {
    const shop = await openShop();
    const { access_token } = await shop.tokens();
    expect((await shop.api('DELETE', `/api/application/${APPLICATION_ID}`)).statusCode).toBe(200);
    const response = await shop.get('/oauth2/userinfo', bearer(access_token));
    expect([response.statusCode, response.json().error]).toEqual([400, 'invalid_token']);
  });

  it('answers 400 to a token without openid, an id token, and a token of the Login API', async () => {
    const shop = await openShop();
    const { access_token } = await shop.tokens({ scope: 'email' });
    const { id_token } = await shop.tokens();
    const login = { applicationId: APPLICATION_ID, loginId: 'ann', password: 'long-enough-1' };
    const { token } = (await shop.api('POST', '/api/login', login, { authorization: API_KEY })).json();
    for (const unsuitable of [access_token, id_token, token]) {
      const response = await shop.get('/oauth2/userinfo', bearer(unsuitable));
      expect(response.statusCode).toBe(400);
      expect(response.json()).toMatchObject({
        error: 'invalid_token',
        error_description: 'The token is not suitable for the requested use.',
      });
    }
  });
});
