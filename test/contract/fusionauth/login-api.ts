import { expect, it } from 'vitest';
import { type Bench, provisioning, store } from './bench.ts';

/** POST /api/login, as forms of one's own call it (contract, section 4). */
export function loginApi(bench: () => Bench): void {
  const { email, password } = provisioning.user;
  const login = (more: Readonly<Record<string, string>> = {}, headers: Readonly<Record<string, string>> = {}) =>
    bench().api('/api/login', { json: { loginId: email, password, applicationId: store.clientId, ...more }, headers });

  it('answers with the user, a JWT and a refresh token', async () => {
    const answer = await login();
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({
      token: expect.any(String),
      refreshToken: expect.any(String),
      user: expect.objectContaining({ email }),
    });
  });

  it('sets both as cookies that no script reads, for its own host', async () => {
    const { setCookies } = await login();
    for (const name of ['access_token', 'refresh_token']) {
      const line = setCookies.find((one) => one.startsWith(`${name}=`));
      expect(line).toMatch(/HttpOnly/i);
      expect(line).not.toMatch(/Domain=/i);
    }
  });

  it('answers 404 and nothing else to a wrong password and to an unknown user alike', async () => {
    for (const more of [{ password: 'wrong' }, { loginId: 'nobody@example.com' }]) {
      const refused = await login(more);
      expect({ status: refused.status, cookies: refused.setCookies }).toEqual({ status: 404, cookies: [] });
    }
  });

  it('wants a key unless the application does without', async () => {
    const keyless = () =>
      bench().ask('/api/login', { json: { loginId: email, password, applicationId: store.clientId } });
    expect((await keyless()).status).toBe(401);
    await bench().configure({ loginConfiguration: { requireAuthentication: false } });
    expect((await keyless()).status).toBe(200);
    await bench().configure({ loginConfiguration: { requireAuthentication: true } });
  });

  it('starts no single sign-on', async () => {
    expect((await login()).cookie('fusionauth.sso')).toBeUndefined();
  });
}
