import { describe, expect, it } from 'vitest';
import { APPLICATION_ID, claimsOf, ISSUER, OTHER_APPLICATION_ID, openShop, USER_ID } from '../shop.ts';

const CLIENT = { client_id: APPLICATION_ID };

describe('POST /oauth2/introspect', () => {
  it('shows the claims of a good token to its client, which needs no secret', async () => {
    const shop = await openShop();
    const { access_token } = await shop.tokens();
    const response = await shop.post('/oauth2/introspect', { ...CLIENT, token: access_token });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ active: true, ...claimsOf(access_token) });
    expect(response.json()).toMatchObject({ iss: ISSUER, sub: USER_ID });
  });

  it('says no more than that a token is not active', async () => {
    const shop = await openShop();
    const { access_token } = await shop.tokens();
    const forged = `${access_token.slice(0, -8)}AAAAAAAA`;
    for (const token of ['x', 'a.b.c', forged]) {
      const response = await shop.post('/oauth2/introspect', { ...CLIENT, token });
      expect(response.statusCode).toBe(200);
      expect(response.json()).toEqual({ active: false });
    }
    shop.clock.advance(3600);
    const expired = await shop.post('/oauth2/introspect', { ...CLIENT, token: access_token });
    expect(expired.json()).toEqual({ active: false });
  });

  it('shows the expiry of a refresh token, if the hint says it is one', async () => {
    const shop = await openShop();
    const { refresh_token } = await shop.tokens();
    const request = { ...CLIENT, token: refresh_token };
    expect((await shop.post('/oauth2/introspect', request)).json()).toEqual({ active: false });
    const hinted = await shop.post('/oauth2/introspect', { ...request, token_type_hint: 'refresh_token' });
    expect(hinted.json()).toEqual({ active: true, exp: 1_800_000_000 + 43_200 * 60 });
  });

  it('refuses a token of another client, a wrong secret, an unknown hint, and a request without token or client', async () => {
    const shop = await openShop();
    const { access_token: token } = await shop.tokens();
    const cases = [
      [{ client_id: OTHER_APPLICATION_ID, token }, 401, 'client_id_mismatch'],
      [{ ...CLIENT, client_secret: 'x', token }, 401, 'invalid_client_authentication'],
      [{ ...CLIENT, token, token_type_hint: 'x' }, 400, 'unsupported_token_type'],
      [CLIENT, 400, 'missing_token'],
      [{ token }, 400, 'missing_client_id'],
    ] as const;
    for (const [fields, status, reason] of cases) {
      const response = await shop.post('/oauth2/introspect', fields);
      expect(response.statusCode).toBe(status);
      expect(response.json()).toMatchObject({ error_reason: reason });
    }
  });
});
