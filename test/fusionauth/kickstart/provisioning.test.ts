import { describe, expect, it } from 'vitest';
import { createFusionAuth } from '../../../main/fusionauth/embedded/index.ts';
import { kickstartFile, readProvisioning } from '../../../main/fusionauth/kickstart/provisioning.ts';

const env = {
  STORE_ORIGIN: 'http://store.example.localhost:4000',
  FORUMS_ORIGIN: 'http://forums.example.localhost:4000',
  FUSIONAUTH_ORIGIN: 'http://example.fusionauth.localhost:4000',
};

describe("the lab's kickstart", () => {
  it('provisions tenant, applications and users', async () => {
    const { apiKey, tenantId, user, applications } = readProvisioning();
    const { app } = await createFusionAuth({ clock: { now: () => 0 }, kickstart: { file: kickstartFile, env } });
    const get = async (url: string) => (await app.inject({ url, headers: { authorization: apiKey } })).json();
    expect(tenantId).toBe('d7d09513-a3f5-401c-9685-34ab6c552453');
    expect((await get(`/api/tenant/${tenantId}`)).tenant.issuer).toBe(env.FUSIONAUTH_ORIGIN);
    expect(applications.store.clientId).toBe('e9fdb985-9173-4e01-9d73-ac2d60d1dc8e');
    for (const [client, origin] of [
      [applications.store, env.STORE_ORIGIN],
      [applications.forums, env.FORUMS_ORIGIN],
    ] as const) {
      const { application } = await get(`/api/application/${client.clientId}`);
      expect(application).toMatchObject({
        oauthConfiguration: {
          authorizedRedirectURLs: [`${origin}/callback`, `${origin}/`],
          clientSecret: client.clientSecret,
          enabledGrants: ['authorization_code', 'refresh_token'],
          generateRefreshTokens: true,
          proofKeyForCodeExchangePolicy: 'Required',
          requireRegistration: true,
        },
        loginConfiguration: { allowTokenRefresh: true },
        jwtConfiguration: { enabled: true, timeToLiveInSeconds: 600, refreshTokenTimeToLiveInMinutes: 43_200 },
      });
    }
    const login = await app.inject({
      method: 'POST',
      url: '/api/login',
      headers: { authorization: apiKey },
      payload: { loginId: user.email, password: user.password, applicationId: applications.forums.clientId },
    });
    expect(login.statusCode).toBe(200);
    expect(login.json().user.registrations).toMatchObject([{ roles: ['customer'] }, { roles: ['member'] }]);
    const admin = await get('/api/user?email=admin@example.com');
    expect(admin.user.registrations).toMatchObject([{ roles: ['admin'] }]);
  });
});
