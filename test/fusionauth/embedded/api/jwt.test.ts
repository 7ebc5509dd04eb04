import { describe, expect, it } from 'vitest';
import { APPLICATION_ID, claimsOf, headerOf, openShop } from '../shop.ts';

describe('GET /api/jwt/validate', () => {
  it('shows the claims of the JWT in the header, under both schemes, or in the cookie', async () => {
    const shop = await openShop();
    const { access_token } = await shop.tokens();
    for (const headers of [
      { authorization: `Bearer ${access_token}` },
      { authorization: `JWT ${access_token}` },
      { cookie: `access_token=${access_token}` },
    ]) {
      const response = await shop.api('GET', '/api/jwt/validate', undefined, headers);
      expect(response.statusCode).toBe(200);
      expect(response.json()).toEqual({ jwt: claimsOf(access_token) });
    }
  });

  it('401 without a body for none, a forged and an expired one', async () => {
    const shop = await openShop();
    const { access_token } = await shop.tokens();
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${access_token.split('.')[1]}.`;
    for (const token of ['', 'x', `${access_token.slice(0, -8)}AAAAAAAA`, unsigned]) {
      const response = await shop.get('/api/jwt/validate', { authorization: `Bearer ${token}` });
      expect([response.statusCode, response.body]).toEqual([401, '']);
    }
    shop.clock.advance(3600);
    const expired = await shop.get('/api/jwt/validate', { authorization: `Bearer ${access_token}` });
    expect(expired.statusCode).toBe(401);
  });
});

describe('GET /api/jwt/public-key', () => {
  it('shows all keys by kid, or one by kid or by application, as PEM', async () => {
    const shop = await openShop();
    const kid = String(headerOf((await shop.tokens()).access_token)['kid']);
    const { publicKeys } = (await shop.get('/api/jwt/public-key')).json();
    expect(publicKeys).toEqual({ [kid]: expect.stringMatching(/^-----BEGIN PUBLIC KEY-----/) });
    const one = { publicKey: publicKeys[kid] };
    expect((await shop.get(`/api/jwt/public-key?kid=${kid}`)).json()).toEqual(one);
    expect((await shop.get(`/api/jwt/public-key?applicationId=${APPLICATION_ID}`)).json()).toEqual(one);
  });

  it('404 without a body for an unknown one', async () => {
    const shop = await openShop();
    for (const query of ['kid=x', 'applicationId=x']) {
      const response = await shop.get(`/api/jwt/public-key?${query}`);
      expect([response.statusCode, response.body]).toEqual([404, '']);
    }
  });
});
