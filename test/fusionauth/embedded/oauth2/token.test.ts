import { describe, expect, it } from 'vitest';
import {
  CREDENTIALS,
  claimsOf,
  encode,
  openShop,
  PKCE,
  REDIRECT_URI,
  STRANGER_ID,
  setCookies,
  USER_ID,
  VERIFIER,
} from '../shop.ts';

describe('the authorization code grant', () => {
  it('gives tokens for a code to one of many simultaneous requests', async () => {
    const shop = await openShop();
    const code = await shop.code();
    const responses = await Promise.all(Array.from({ length: 20 }, () => shop.redeem(code)));
    expect(responses.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
  });

  it('answers with the documented fields and no cookie', async () => {
    const shop = await openShop();
    const response = await shop.redeem(await shop.code());
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toMatch(/^application\/json/);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(setCookies(response)).toEqual([]);
    expect(response.json()).toEqual({
      access_token: expect.stringMatching(/^eyJ/),
      expires_in: 3600,
      id_token: expect.stringMatching(/^eyJ/),
      refresh_token: expect.stringMatching(/^[\w-]{22,}$/),
      refresh_token_id: expect.stringMatching(/^[\da-f-]{36}$/),
      scope: 'openid offline_access email',
      token_type: 'Bearer',
      userId: USER_ID,
    });
  });

  it('gives an id token only for openid, a refresh token only for offline_access', async () => {
    const shop = await openShop();
    const { id_token, refresh_token, refresh_token_id } = (
      await shop.redeem(await shop.code({ scope: 'email' }))
    ).json();
    expect([id_token, refresh_token, refresh_token_id]).toEqual([undefined, undefined, undefined]);
  });

  it('gives no refresh token unless the application generates them and has the grant enabled', async () => {
    for (const oauth of [{ generateRefreshTokens: false }, { enabledGrants: ['authorization_code'] }]) {
      const shop = await openShop({ oauth });
      expect((await shop.redeem(await shop.code())).json()).not.toHaveProperty('refresh_token');
    }
  });

  it('accepts a code once', async () => {
    const shop = await openShop();
    const code = await shop.code();
    expect((await shop.redeem(code)).statusCode).toBe(200);
    const second = await shop.redeem(code);
    expect(second.statusCode).toBe(400);
    expect(second.json()).toEqual({
      error: 'invalid_grant',
      error_description: 'Invalid Authorization Code',
      error_reason: 'auth_code_not_found',
    });
  });

  it('accepts a code once even if it is redeemed many times at the same moment', async () => {
    const shop = await openShop();
    const code = await shop.code();
    const responses = await Promise.all(Array.from({ length: 20 }, () => shop.redeem(code)));
    const statuses = responses.map(({ statusCode }) => statusCode).sort();
    expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 400)]);
  });

  it('accepts a code for 30 seconds, or for as long as the tenant says', async () => {
    const shop = await openShop();
    const [early, late] = [await shop.code(), await shop.code()];
    shop.clock.advance(29.999);
    expect((await shop.redeem(early)).statusCode).toBe(200);
    shop.clock.advance(0.001);
    expect((await shop.redeem(late)).json()).toMatchObject({ error_reason: 'auth_code_not_found' });
    const tenant = { externalIdentifierConfiguration: { authorizationGrantIdTimeToLiveInSeconds: 600 } };
    const patient = await openShop({ tenant });
    const code = await patient.code();
    patient.clock.advance(599);
    expect((await patient.redeem(code)).statusCode).toBe(200);
  });

  it('does not let another client have the code, nor spend it', async () => {
    const shop = await openShop();
    const code = await shop.code();
    const thief = { client_id: '5f2d6c4e-7b1a-4c39-9d10-2a9a6e0b7722', client_secret: 'forum-secret' };
    expect((await shop.redeem(code, thief)).json()).toMatchObject({ error_reason: 'auth_code_not_found' });
    expect((await shop.redeem(code)).statusCode).toBe(200);
  });

  const refusals: readonly [string, Record<string, string>, string, string][] = [
    ['no grant type', { grant_type: '' }, 'invalid_request', 'missing_grant_type'],
    ['unknown grant type', { grant_type: 'x' }, 'unsupported_grant_type', 'invalid_grant_type'],
    ['no code', { code: '' }, 'invalid_request', 'missing_code'],
    ['unknown code', { code: 'x' }, 'invalid_grant', 'auth_code_not_found'],
    ['no redirect URI', { redirect_uri: '' }, 'invalid_request', 'missing_redirect_uri'],
    ['other redirect URI', { redirect_uri: `${REDIRECT_URI}?fixed=1` }, 'invalid_request', 'invalid_redirect_uri'],
  ];
  it.each(refusals)('%s: 400', async (_name, fields, error, reason) => {
    const shop = await openShop();
    const response = await shop.redeem(await shop.code(), fields);
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ error, error_reason: reason });
  });

  it('must be enabled', async () => {
    const shop = await openShop();
    const code = await shop.code();
    await shop.configure('PATCH', '/api/application/5f2d6c4e-7b1a-4c39-9d10-2a9a6e0b7711', {
      application: { oauthConfiguration: { enabledGrants: [] } },
    });
    expect((await shop.redeem(code)).json()).toMatchObject({
      error: 'unauthorized_client',
      error_reason: 'grant_type_disabled',
    });
  });

  it('gives nothing to a user who was locked in the meantime', async () => {
    const shop = await openShop();
    const code = await shop.code();
    await shop.api('DELETE', `/api/user/${USER_ID}`);
    expect((await shop.redeem(code)).json()).toMatchObject({ error: 'invalid_grant', error_reason: 'user_locked' });
  });

  it('refuses repeated parameters and bodies that are no form', async () => {
    const shop = await openShop();
    const twice = await shop.post('/oauth2/token', [
      ['grant_type', 'authorization_code'],
      ['grant_type', 'authorization_code'],
    ]);
    expect(twice.statusCode).toBe(400);
    expect(twice.json()).toMatchObject({ error: 'invalid_request' });
    const json = await shop.api('POST', '/oauth2/token', { grant_type: 'authorization_code' }, {});
    expect(json.statusCode).toBe(415);
    expect(json.json()).toMatchObject({ error: 'invalid_request' });
    const query = await shop.post(`/oauth2/token?${encode({ grant_type: 'password' })}`, {});
    expect(query.json()).toMatchObject({ error_reason: 'missing_grant_type' });
  });
});

describe('PKCE', () => {
  it('accepts the verifier of the challenge', async () => {
    const shop = await openShop({ oauth: { proofKeyForCodeExchangePolicy: 'Required' } });
    expect((await shop.redeem(await shop.code(PKCE), { code_verifier: VERIFIER })).statusCode).toBe(200);
  });

  it('refuses another verifier and the lack of one, and the code is spent', async () => {
    const shop = await openShop();
    const code = await shop.code(PKCE);
    const wrong = await shop.redeem(code, { code_verifier: VERIFIER.toLowerCase() });
    expect(wrong.statusCode).toBe(400);
    expect(wrong.json()).toMatchObject({ error: 'invalid_grant', error_reason: 'invalid_pkce_code_verifier' });
    expect((await shop.redeem(code, { code_verifier: VERIFIER })).statusCode).toBe(400);
    expect((await shop.redeem(await shop.code(PKCE))).json()).toMatchObject({
      error: 'invalid_request',
      error_reason: 'missing_code_verifier',
    });
  });

  it('may be replaced by client authentication where the policy says so', async () => {
    const oauth = {
      proofKeyForCodeExchangePolicy: 'NotRequiredWhenUsingClientAuthentication',
      clientAuthenticationPolicy: 'NotRequired',
    };
    const shop = await openShop({ oauth });
    expect((await shop.redeem(await shop.code())).statusCode).toBe(200);
    expect((await shop.redeem(await shop.code(), { client_secret: '' })).statusCode).toBe(400);
  });
});

describe('the password grant', () => {
  const request = { grant_type: 'password', username: 'ann@shop.test', password: 'long-enough-1', ...CREDENTIALS };

  it('answers with tokens', async () => {
    const shop = await openShop();
    const response = await shop.post('/oauth2/token', { ...request, scope: 'openid offline_access' });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({ scope: 'openid offline_access', token_type: 'Bearer', userId: USER_ID });
    expect(response.json()).toHaveProperty('refresh_token');
    expect(response.json()).toHaveProperty('id_token');
  });

  it('works for who is not registered, without applicationId and roles', async () => {
    const shop = await openShop();
    const response = await shop.post('/oauth2/token', { ...request, username: 'stan@shop.test' });
    expect(response.statusCode).toBe(200);
    const claims = claimsOf(response.json().access_token);
    expect(claims).toMatchObject({ sub: STRANGER_ID });
    expect(claims).not.toHaveProperty('applicationId');
    expect(claims).not.toHaveProperty('roles');
  });

  it('refuses bad credentials and locked users', async () => {
    const shop = await openShop();
    for (const fields of [{ password: 'wrong' }, { username: 'nobody' }, { username: '' }, { password: '' }]) {
      const response = await shop.post('/oauth2/token', { ...request, ...fields });
      expect(response.statusCode).toBe(400);
      expect(response.json()).toMatchObject({ error: 'invalid_grant', error_reason: 'invalid_user_credentials' });
    }
    await shop.api('DELETE', `/api/user/${USER_ID}`);
    const locked = await shop.post('/oauth2/token', request);
    expect(locked.json()).toMatchObject({ error: 'invalid_grant', error_reason: 'user_locked' });
  });

  it('refuses users who have expired', async () => {
    const shop = await openShop();
    await shop.api('PATCH', `/api/user/${USER_ID}`, { user: { expiry: shop.clock.now() + 1000 } });
    expect((await shop.post('/oauth2/token', request)).statusCode).toBe(200);
    shop.clock.advance(1);
    expect((await shop.post('/oauth2/token', request)).json()).toMatchObject({ error_reason: 'user_expired' });
  });
});
