import { createHash } from 'node:crypto';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { APPLICATION_ID, claimsOf, headerOf, ISSUER, openShop, redirected, TENANT_ID, USER_ID } from '../shop.ts';

const halfHash = (text: string) => createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');

describe('tokens under the Strict scope policy', () => {
  it('access token: the documented claims and no others', async () => {
    const shop = await openShop();
    const { access_token, refresh_token_id } = await shop.tokens({ scope: 'openid offline_access email profile' });
    expect(claimsOf(access_token)).toEqual({
      aud: APPLICATION_ID,
      exp: 1_800_003_600,
      iat: 1_800_000_000,
      iss: ISSUER,
      sub: USER_ID,
      jti: expect.stringMatching(/^[\da-f-]{36}$/),
      authenticationType: 'PASSWORD',
      applicationId: APPLICATION_ID,
      roles: ['buyer'],
      scope: 'openid offline_access email profile',
      sid: refresh_token_id,
      auth_time: 1_800_000_000,
      tid: TENANT_ID,
    });
  });

  it('access token: the claims in the order of the documentation', async () => {
    const shop = await openShop({ oauth: { scopeHandlingPolicy: 'Compatibility' } });
    const { access_token } = await shop.tokens();
    const documented =
      'aud exp iat iss sub jti authenticationType email email_verified applicationId scope roles sid auth_time tid';
    expect(Object.keys(claimsOf(access_token)).slice(0, 15)).toEqual(documented.split(' '));
  });

  it('id token: bound to code, access token and nonce; claims by scope; neither applicationId nor roles', async () => {
    const shop = await openShop();
    const code = await shop.code({ nonce: 'n-1' });
    const { access_token, id_token, refresh_token_id } = (await shop.redeem(code)).json();
    expect(claimsOf(id_token)).toEqual({
      aud: APPLICATION_ID,
      exp: 1_800_003_600,
      iat: 1_800_000_000,
      iss: ISSUER,
      sub: USER_ID,
      jti: expect.any(String),
      authenticationType: 'PASSWORD',
      scope: 'openid offline_access email',
      sid: refresh_token_id,
      auth_time: 1_800_000_000,
      tid: TENANT_ID,
      email: 'ann@shop.test',
      email_verified: true,
      nonce: 'n-1',
      at_hash: halfHash(access_token),
      c_hash: halfHash(code),
    });
  });

  it('header: alg, typ, kid and gty; the signature is good for the published key', async () => {
    const shop = await openShop();
    const { access_token } = await shop.tokens();
    const jwks = (await shop.get('/.well-known/jwks.json')).json();
    expect(headerOf(access_token)).toEqual({
      alg: 'RS256',
      typ: 'JWT',
      kid: jwks.keys[0].kid,
      gty: ['authorization_code'],
    });
    const options = { currentDate: new Date(shop.clock.now()), issuer: ISSUER, audience: APPLICATION_ID };
    await expect(jwtVerify(access_token, createLocalJWKSet(jwks), options)).resolves.toBeDefined();
  });

  it('signs with the keys and for the lifetime that the application chooses', async () => {
    const shop = await openShop();
    const { key } = (
      await shop.api('POST', '/api/key/generate', { key: { algorithm: 'ES384', name: 'shop signer' } })
    ).json();
    const jwtConfiguration = {
      enabled: true,
      accessTokenKeyId: key.id,
      idTokenKeyId: key.id,
      timeToLiveInSeconds: 60,
    };
    await shop.configure('PATCH', `/api/application/${APPLICATION_ID}`, { application: { jwtConfiguration } });
    const { access_token, id_token } = await shop.tokens();
    const jwks = createLocalJWKSet((await shop.get('/.well-known/jwks.json')).json());
    for (const token of [access_token, id_token]) {
      expect(headerOf(token)).toMatchObject({ alg: 'ES384', kid: key.kid });
      expect(claimsOf(token)).toMatchObject({ exp: 1_800_000_060 });
      await expect(jwtVerify(token, jwks, { currentDate: new Date(shop.clock.now()) })).resolves.toBeDefined();
    }
    const sha384 = createHash('sha384').update(access_token).digest().subarray(0, 24).toString('base64url');
    expect(claimsOf(id_token)).toMatchObject({ at_hash: sha384 });
  });
});

describe('tokens under the Compatibility scope policy', () => {
  it('carry the email address whatever the scope', async () => {
    const shop = await openShop({ oauth: { scopeHandlingPolicy: 'Compatibility' } });
    const { access_token } = await shop.tokens({ scope: 'openid' });
    expect(claimsOf(access_token)).toMatchObject({ email: 'ann@shop.test', preferred_username: 'ann' });
  });
});

describe('a bare id token', () => {
  it('has no hash to be bound by', async () => {
    const shop = await openShop();
    const response = await shop.logIn({ response_type: 'id_token', scope: 'openid' });
    const claims = claimsOf(redirected(response).get('id_token') ?? '');
    expect(claims).not.toHaveProperty('c_hash');
    expect(claims).not.toHaveProperty('at_hash');
  });
});
