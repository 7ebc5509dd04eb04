import { expect, it } from 'vitest';
import { type Bench, provisioning } from './bench.ts';

/** Codes, refresh tokens, and their ends (contract, sections 2 and 4). */
export function tokens(bench: () => Bench): void {
  it('redeems a code once', async () => {
    const code = await bench().code();
    const first = await bench().redeem(code);
    expect(first.json()).toMatchObject({
      token_type: 'Bearer',
      refresh_token: expect.any(String),
      id_token: expect.any(String),
    });
    const second = await bench().redeem(code);
    expect(second.status).toBe(400);
    expect(second.json()).toMatchObject({ error: 'invalid_grant', error_reason: 'auth_code_not_found' });
  });

  it('refuses a code without its verifier, and without the secret', async () => {
    const wrong = await bench().redeem(await bench().code(), { code_verifier: 'a'.repeat(43) });
    expect([wrong.status, wrong.json().error_reason]).toEqual([400, 'invalid_pkce_code_verifier']);
    const secret = await bench().redeem(await bench().code(), { client_secret: 'wrong' });
    expect([secret.status, secret.json().error]).toEqual([401, 'invalid_client']);
  });

  it('refreshes, with the same refresh token again', async () => {
    const first = await bench().redeem(await bench().code());
    const refreshed = await bench().refresh(first.member('refresh_token'));
    expect(refreshed.status).toBe(200);
    expect(refreshed.json()).toMatchObject({
      access_token: expect.any(String),
      refresh_token: first.member('refresh_token'),
    });
  });

  it('refuses a dead refresh token with 400 and FusionAuth’s own words', async () => {
    const refused = await bench().refresh('never-issued');
    expect(refused.status).toBe(400);
    expect(refused.json()).toMatchObject({ error: 'invalid_grant', error_reason: 'refresh_token_not_found' });
  });

  it('revokes one refresh token, and it is dead', async () => {
    const token = (await bench().redeem(await bench().code())).member('refresh_token');
    expect(
      (await bench().api(`/api/jwt/refresh?token=${encodeURIComponent(token)}`, { method: 'DELETE' })).status,
    ).toBe(200);
    expect((await bench().refresh(token)).status).toBe(400);
  });

  it('renews a JWT with a refresh token in a cookie, and answers in cookies', async () => {
    const token = (await bench().redeem(await bench().code())).member('refresh_token');
    const renewed = await bench().ask('/api/jwt/refresh', {
      method: 'POST',
      headers: { Cookie: `refresh_token=${token}` },
    });
    expect(renewed.status).toBe(200);
    expect(renewed.cookie('access_token')).toBeTruthy();
    expect(renewed.setCookies.find((line) => line.startsWith('access_token='))).toMatch(/HttpOnly/i);
  });

  it('logs out everywhere', async () => {
    const token = (await bench().redeem(await bench().code())).member('refresh_token');
    expect(
      (await bench().ask(`/api/logout?global=true&refreshToken=${encodeURIComponent(token)}`, { method: 'POST' }))
        .status,
    ).toBe(200);
    expect((await bench().refresh(token)).status).toBe(400);
  });

  it('has the password grant where it is enabled, and only there', async () => {
    const { email: username, password } = provisioning.user;
    const grant = { grant_type: 'password', username, password, scope: 'openid offline_access' };
    const refused = await bench().token(grant);
    expect([refused.status, refused.json().error_reason]).toEqual([400, 'grant_type_disabled']);
    await bench().configure({ oauthConfiguration: { enabledGrants: ['password', 'refresh_token'] } });
    expect((await bench().token(grant)).json()).toMatchObject({
      access_token: expect.any(String),
      refresh_token: expect.any(String),
    });
    const wrong = await bench().token({ ...grant, password: 'wrong' });
    expect([wrong.status, wrong.json().error_reason]).toEqual([400, 'invalid_user_credentials']);
    await bench().configure({ oauthConfiguration: { enabledGrants: ['authorization_code', 'refresh_token'] } });
  });
}
