import { createHmac } from 'node:crypto';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { APPLICATION_ID, claimsOf, headerOf, openShop, SECRET, type Shop, TENANT_ID } from '../shop.ts';

const CLIENT_SECRET_KEYS = [
  ['HS256', '092dbedc-30af-4149-9c61-b578f2c72f59'],
  ['HS384', '4b8f1c06-518e-45bd-9ac5-d549686ae02a'],
  ['HS512', 'c753a44d-7f2e-48d3-bc4e-c2c16488a23b'],
] as const;

const introspect = async (shop: Shop, token: string) =>
  (await shop.post('/oauth2/introspect', { client_id: APPLICATION_ID, token })).json();

const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');

function forge(header: object, claims: object, secret: string): string {
  const text = `${encode(header)}.${encode(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

describe('the keys "OpenID Connect compliant HMAC"', () => {
  it.each(CLIENT_SECRET_KEYS)('%s: sign id tokens with the client secret', async (algorithm, idTokenKeyId) => {
    const shop = await openShop({ jwt: { idTokenKeyId } });
    const { id_token, access_token } = await shop.tokens();
    expect(headerOf(id_token)).toMatchObject({ alg: algorithm, typ: 'JWT' });
    expect(headerOf(access_token)).toMatchObject({ alg: 'RS256' });
    const options = { algorithms: [algorithm], currentDate: new Date(shop.clock.now()), audience: APPLICATION_ID };
    await expect(jwtVerify(id_token, new TextEncoder().encode(SECRET), options)).resolves.toBeDefined();
    expect(await introspect(shop, id_token)).toEqual({ active: true, ...claimsOf(id_token) });
  });

  it('say at logout who logs out, as any id token does', async () => {
    const shop = await openShop({
      jwt: { idTokenKeyId: CLIENT_SECRET_KEYS[0][1] },
      oauth: { logoutBehavior: 'RedirectOnly' },
    });
    const { id_token } = await shop.tokens();
    shop.clock.advance(100_000);
    const response = await shop.get(`/oauth2/logout?id_token_hint=${id_token}`);
    expect(response.headers.location).toBe('http://shop.test/bye');
  });

  it('are published nowhere, and sign no access token', async () => {
    const shop = await openShop();
    const [[, id]] = CLIENT_SECRET_KEYS;
    expect((await shop.get('/.well-known/jwks.json')).body).not.toContain(id);
    expect((await shop.get(`/api/jwt/public-key?kid=${id}`)).statusCode).toBe(404);
    const jwtConfiguration = { enabled: true, accessTokenKeyId: id };
    const refused = await shop.api('PATCH', `/api/application/${APPLICATION_ID}`, {
      application: { jwtConfiguration },
    });
    expect([refused.statusCode, refused.body]).toEqual([400, expect.stringContaining('accessTokenKeyId')]);
  });

  it('accept neither the secret of another client nor an empty one', async () => {
    const shop = await openShop({ jwt: { idTokenKeyId: CLIENT_SECRET_KEYS[0][1] } });
    const { id_token } = await shop.tokens();
    for (const secret of ['forum-secret', ' ']) {
      const forged = forge({ ...decodeProtectedHeader(id_token) }, claimsOf(id_token), secret);
      expect(await introspect(shop, forged)).toEqual({ active: false });
    }
    expect(
      await introspect(shop, forge({ ...decodeProtectedHeader(id_token) }, claimsOf(id_token), SECRET)),
    ).toMatchObject({
      active: true,
    });
  });
});

describe('a generated HMAC key', () => {
  it.each(['HS256', 'HS384', 'HS512'])('%s: signs both tokens, and is not published', async (algorithm) => {
    const shop = await openShop();
    const { key } = (await shop.api('POST', '/api/key/generate', { key: { algorithm, name: 'shop signer' } })).json();
    expect(key).toMatchObject({ algorithm, type: 'HMAC', name: 'shop signer' });
    for (const absent of ['publicKey', 'certificate', 'secret', 'privateKey']) {
      expect(key).not.toHaveProperty(absent);
    }
    await shop.configure('PATCH', `/api/tenant/${TENANT_ID}`, {
      tenant: { jwtConfiguration: { accessTokenKeyId: key.id, idTokenKeyId: key.id } },
    });
    const { access_token, id_token } = await shop.tokens();
    for (const token of [access_token, id_token]) {
      expect(headerOf(token)).toMatchObject({ alg: algorithm, kid: key.kid });
      expect(await introspect(shop, token)).toMatchObject({ active: true });
    }
    const userInfo = await shop.get('/oauth2/userinfo', { authorization: `Bearer ${access_token}` });
    expect(userInfo.statusCode).toBe(200);
    const { keys } = (await shop.get('/.well-known/jwks.json')).json();
    expect(keys).toEqual([expect.objectContaining({ alg: 'RS256' })]);
    expect((await shop.get(`/api/jwt/public-key?kid=${key.kid}`)).statusCode).toBe(404);
    expect((await shop.get(`/api/jwt/public-key?applicationId=${APPLICATION_ID}`)).statusCode).toBe(404);
  });
});

describe('a token signed with a public key for a secret', () => {
  it('is not active: a key is good for its own algorithm alone', async () => {
    const shop = await openShop();
    const { access_token } = await shop.tokens();
    const { kid } = decodeProtectedHeader(access_token);
    const { publicKey } = (await shop.get(`/api/jwt/public-key?kid=${kid}`)).json();
    const forged = forge({ alg: 'HS256', typ: 'JWT', kid }, claimsOf(access_token), publicKey);
    expect(await introspect(shop, forged)).toEqual({ active: false });
  });
});
