import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { APPLICATION_ID, claimsOf, headerOf, ISSUER, openShop, REDIRECT_URI, redirected, USER_ID } from '../shop.ts';

describe('the implicit grant', () => {
  it('returns an access token in the fragment', async () => {
    const shop = await openShop();
    const response = await shop.logIn({ response_type: 'token', scope: 'email' });
    expect(response.headers.location).toMatch(/^http:\/\/shop\.test\/cb#access_token=/);
    const { access_token = '', ...others } = Object.fromEntries(redirected(response));
    expect(others).toEqual({
      expires_in: '3600',
      locale: 'en',
      scope: 'email',
      state: 'some state',
      token_type: 'Bearer',
      userState: 'Authenticated',
      iss: ISSUER,
    });
    expect(claimsOf(access_token)).toMatchObject({ aud: APPLICATION_ID, sub: USER_ID, scope: 'email' });
    expect(headerOf(access_token)).toMatchObject({ gty: ['implicit'] });
  });

  it('returns both tokens, the id token bound to the access token and the nonce', async () => {
    const shop = await openShop();
    const response = await shop.logIn({ response_type: 'id_token token', scope: 'openid', nonce: 'n-1' });
    const { access_token = '', id_token = '' } = Object.fromEntries(redirected(response));
    const hash = createHash('sha256').update(access_token).digest();
    expect(claimsOf(id_token)).toMatchObject({ nonce: 'n-1', at_hash: hash.subarray(0, 16).toString('base64url') });
  });

  it('returns an id token alone', async () => {
    const shop = await openShop();
    const response = await shop.logIn({ response_type: 'id_token', scope: 'openid', nonce: 'n-1' });
    const parameters = Object.fromEntries(redirected(response));
    expect(Object.keys(parameters)).not.toContain('access_token');
    expect(claimsOf(parameters['id_token'] ?? '')).not.toHaveProperty('at_hash');
  });

  it('never gives a refresh token', async () => {
    const shop = await openShop();
    const response = await shop.logIn({ response_type: 'token', scope: 'offline_access' });
    expect(redirected(response).has('refresh_token')).toBe(false);
  });

  it('refuses openid for a bare token, an id token without openid, and tokens in a query; in the fragment', async () => {
    const shop = await openShop();
    for (const fields of [
      { response_type: 'token', scope: 'openid' },
      { response_type: 'id_token', scope: 'email' },
      { response_type: 'token', scope: 'email', response_mode: 'query' },
    ]) {
      const response = await shop.authorize(fields);
      expect(response.headers.location).toMatch(/^http:\/\/shop\.test\/cb#error=/);
      expect(redirected(response).get('state')).toBe('some state');
    }
  });

  it('posts tokens to the client under form_post', async () => {
    const shop = await openShop();
    const response = await shop.logIn({ response_type: 'token', scope: 'email', response_mode: 'form_post' });
    expect(response.body).toContain(`<form action="${REDIRECT_URI}" method="POST">`);
    expect(response.body).toContain('name="access_token"');
  });

  it('must be enabled', async () => {
    const shop = await openShop({ oauth: { enabledGrants: ['authorization_code'] } });
    const parameters = redirected(await shop.authorize({ response_type: 'token', scope: 'email' }));
    expect(parameters.get('error_reason')).toBe('grant_type_disabled');
  });
});
