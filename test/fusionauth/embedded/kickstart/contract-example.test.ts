import { join } from 'node:path';
import { decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { createFusionAuth } from '../../../../main/fusionauth/embedded/index.ts';
import { claimsOf, cookieValue, TestClock } from '../shop.ts';

const SHOP = '5f2d6c4e-7b1a-4c39-9d10-2a9a6e0b7711';
const AUTHORIZATION = { authorization: 'dev-only-key-0001' };

const start = async (name: string) => {
  const file = join(import.meta.dirname, name);
  return (await createFusionAuth({ clock: new TestClock(), kickstart: { file, env: {} } })).app;
};

describe("the contract's own example of a kickstart (section 9.1)", () => {
  it('runs, and what it asks for is there', async () => {
    const app = await start('contract-example.json');
    const discovery = await app.inject({
      url: '/.well-known/openid-configuration',
      headers: { host: 'localhost:9011' },
    });
    expect(discovery.json().issuer).toBe('http://localhost:9011');
    const { keys } = (await app.inject({ url: '/api/key', headers: AUTHORIZATION })).json();
    const signer = keys.find(({ name }: { name: string }) => name === 'shop signer');
    expect(signer).toMatchObject({ algorithm: 'RS256', length: 2048, type: 'RSA', hasPrivateKey: true });
    const body = { applicationId: SHOP, loginId: 'ann@shop.test', password: 'long-enough-1' };
    const login = await app.inject({ method: 'POST', url: '/api/login', payload: body });
    expect(login.statusCode).toBe(200);
    const { refreshToken, token } = login.json();
    expect(claimsOf(token)).toMatchObject({ aud: SHOP, iss: 'http://localhost:9011', roles: ['buyer'] });
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'RS256', kid: signer.kid, typ: 'JWT' });
    const refreshed = await app.inject({ method: 'POST', url: '/api/jwt/refresh', payload: { refreshToken } });
    expect([refreshed.statusCode, refreshed.json().refreshToken]).toEqual([200, refreshToken]);
    const code = await app.inject({
      method: 'POST',
      url: '/oauth2/authorize',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        client_id: SHOP,
        redirect_uri: 'http://localhost:4000/cb',
        response_type: 'code',
        scope: 'openid offline_access',
        loginId: body.loginId,
        password: body.password,
      }).toString(),
    });
    expect(code.headers.location).toMatch(/^http:\/\/localhost:4000\/cb\?code=/);
    await app.close();
  });

  it('logs in with the constants of FusionAuth’s quickstarts', async () => {
    const app = await start('quickstart.json');
    const body = {
      applicationId: 'e9fdb985-9173-4e01-9d73-ac2d60d1dc8e',
      loginId: 'richard@example.com',
      password: 'password',
    };
    const login = await app.inject({ method: 'POST', url: '/api/login', headers: AUTHORIZATION, payload: body });
    expect(login.statusCode).toBe(200);
    expect(login.json().user).toMatchObject({
      id: '00000000-0000-0000-0000-111111111111',
      tenantId: 'd7d09513-a3f5-401c-9685-34ab6c552453',
    });
    expect(cookieValue(login, 'access_token')).toBe(login.json().token);
    await app.close();
  });
});
