import { describe, expect, it } from 'vitest';
import { APPLICATION_ID, openShop, PKCE, SECRET, VERIFIER } from '../shop.ts';

const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});

const NO_CREDENTIALS = { client_id: '', client_secret: '' };

describe('client authentication', () => {
  it('takes id and secret in the body', async () => {
    const shop = await openShop();
    expect((await shop.redeem(await shop.code())).statusCode).toBe(200);
  });

  it('takes Basic, raw as FusionAuth documents it and percent-encoded as RFC 6749 has it', async () => {
    const shop = await openShop();
    const raw = await shop.redeem(await shop.code(), NO_CREDENTIALS, basic(APPLICATION_ID, SECRET));
    const encoded = basic(encodeURIComponent(APPLICATION_ID), encodeURIComponent(SECRET));
    expect(raw.statusCode).toBe(200);
    expect((await shop.redeem(await shop.code(), NO_CREDENTIALS, encoded)).statusCode).toBe(200);
  });

  const refusals: readonly [string, Record<string, string>, Record<string, string>, string][] = [
    ['no secret', { client_secret: '' }, {}, 'client_authentication_missing'],
    ['wrong secret', { client_secret: 'x' }, {}, 'invalid_client_authentication'],
    ['wrong Basic secret', NO_CREDENTIALS, basic(APPLICATION_ID, 'x'), 'invalid_client_authentication'],
    ['Basic without a colon', NO_CREDENTIALS, { authorization: 'Basic eHg=' }, 'invalid_client_authentication'],
    ['other scheme', NO_CREDENTIALS, { authorization: 'Bearer x' }, 'invalid_client_authentication_scheme'],
    ['two different ids', {}, basic('5f2d6c4e-7b1a-4c39-9d10-2a9a6e0b7722', 'forum-secret'), 'client_id_mismatch'],
    ['unknown client', { client_id: '5f2d6c4e-7b1a-4c39-9d10-000000000000' }, {}, 'invalid_client_id'],
  ];
  it.each(refusals)('%s: 401 invalid_client', async (_name, fields, headers, reason) => {
    const shop = await openShop();
    const response = await shop.redeem('some-code', fields, headers);
    expect(response.statusCode).toBe(401);
    expect(response.json()).toMatchObject({ error: 'invalid_client', error_reason: reason });
    expect(response.json().error_description).not.toBe('');
    expect(response.headers['cache-control']).toBe('no-store');
    expect('www-authenticate' in response.headers).toBe('authorization' in headers);
  });

  it('misses the client id', async () => {
    const shop = await openShop();
    const response = await shop.redeem('some-code', NO_CREDENTIALS);
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ error: 'invalid_request', error_reason: 'missing_client_id' });
  });

  it('is not needed under NotRequired, yet a secret that is sent is checked', async () => {
    const shop = await openShop({ oauth: { clientAuthenticationPolicy: 'NotRequired' } });
    const code = await shop.code();
    expect((await shop.redeem(code, { client_secret: 'x' })).statusCode).toBe(401);
    expect((await shop.redeem(code, { client_secret: '' })).statusCode).toBe(200);
  });

  it('is not needed with PKCE under NotRequiredWhenUsingPKCE', async () => {
    const shop = await openShop({ oauth: { clientAuthenticationPolicy: 'NotRequiredWhenUsingPKCE' } });
    const plain = await shop.redeem(await shop.code(), { client_secret: '' });
    const pkce = await shop.redeem(await shop.code(PKCE), { client_secret: '', code_verifier: VERIFIER });
    expect(plain.json()).toMatchObject({ error_reason: 'client_authentication_missing' });
    expect(pkce.statusCode).toBe(200);
    expect((await shop.refresh(pkce.json().refresh_token, { client_secret: '' })).statusCode).toBe(200);
  });

  it('does not pass for PKCE when the code was issued without a challenge', async () => {
    const shop = await openShop({ oauth: { clientAuthenticationPolicy: 'NotRequiredWhenUsingPKCE' } });
    const response = await shop.redeem(await shop.code(), { client_secret: '', code_verifier: VERIFIER });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ error_reason: 'invalid_pkce_code_verifier' });
  });

  it('understands the boolean that the policy replaced', async () => {
    const shop = await openShop({ oauth: { requireClientAuthentication: false } });
    const { application } = (await shop.api('GET', `/api/application/${APPLICATION_ID}`)).json();
    expect(application.oauthConfiguration.clientAuthenticationPolicy).toBe('NotRequired');
  });
});
