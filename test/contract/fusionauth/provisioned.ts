import { expect, it } from 'vitest';
import { type Bench, environment, provisioning, store } from './bench.ts';

/** What the kickstart file promises is there, and nothing of it for whoever has no key. */
export function provisioned(bench: () => Bench): void {
  it('says which version it is, by its API', async () => {
    expect((await bench().api('/api/system/version')).member('version')).toBe(bench().fusionauth.version);
  });

  it('has both applications, with this launch’s addresses', async () => {
    for (const [name, origin] of [
      ['store', environment.STORE_ORIGIN],
      ['forums', environment.FORUMS_ORIGIN],
    ] as const) {
      const { clientId, clientSecret } = provisioning.applications[name];
      expect((await bench().api(`/api/application/${clientId}`)).json()).toMatchObject({
        application: {
          id: clientId,
          oauthConfiguration: { clientSecret, authorizedRedirectURLs: expect.arrayContaining([`${origin}/callback`]) },
        },
      });
    }
  });

  it('has the user, registered with both', async () => {
    const { user } = provisioning;
    const found = await bench().api(`/api/user?loginId=${encodeURIComponent(user.email)}`);
    expect(found.json()).toMatchObject({
      user: {
        email: user.email,
        registrations: expect.arrayContaining([
          expect.objectContaining({ applicationId: store.clientId }),
          expect.objectContaining({ applicationId: provisioning.applications.forums.clientId }),
        ]),
      },
    });
    expect(found.text).not.toContain('"password":');
  });

  it('answers a wrong key with 401 and nothing else', async () => {
    const refused = await bench().ask(`/api/application/${store.clientId}`, { headers: { Authorization: 'wrong' } });
    expect({ status: refused.status, text: refused.text }).toEqual({ status: 401, text: '' });
  });

  it('lets the sites’ key log people in, and do nothing else', async () => {
    const headers = { Authorization: provisioning.siteApiKey };
    const { email, password } = provisioning.user;
    const login = { loginId: email, password, applicationId: store.clientId };
    expect((await bench().ask('/api/login', { json: login, headers })).status).toBe(200);
    expect((await bench().ask(`/api/application/${store.clientId}`, { headers })).status).toBe(401);
  });

  it('keeps short lives that are set through the API', async () => {
    const lives = { enabled: true, timeToLiveInSeconds: 12, refreshTokenTimeToLiveInMinutes: 1 };
    await bench().configure({ jwtConfiguration: lives });
    const answer = await bench().redeem(await bench().code());
    expect(answer.json()).toMatchObject({
      expires_in: expect.toSatisfy((seconds: number) => seconds > 9 && seconds <= 12),
    });
    await bench().configure({
      jwtConfiguration: { ...lives, timeToLiveInSeconds: 600, refreshTokenTimeToLiveInMinutes: 43_200 },
    });
  });

  it('is well, and says so without a key', async () => {
    expect((await bench().ask('/api/status')).status).toBe(200);
    const health = await bench().ask('/api/health');
    expect({ status: health.status, text: health.text }).toEqual({ status: 200, text: '' });
  });
}
