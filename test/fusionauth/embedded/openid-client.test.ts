import * as client from 'openid-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  API_KEY,
  APPLICATION_ID,
  encode,
  openShop,
  REDIRECT_URI,
  SECRET,
  type Shop,
  TENANT_ID,
  USER_ID,
} from './shop.ts';

let shop: Shop;
let issuer: string;

beforeEach(async () => {
  shop = await openShop({ oauth: { proofKeyForCodeExchangePolicy: 'Required' } });
  // A real client checks tokens by the real time.
  shop.clock.advance((Date.now() - shop.clock.now()) / 1000);
  issuer = await shop.app.listen({ host: '127.0.0.1', port: 0 });
  await shop.configure('PATCH', `/api/tenant/${TENANT_ID}`, { tenant: { issuer } });
});

afterEach(() => shop.app.close());

const discover = (authentication: client.ClientAuth) =>
  client.discovery(new URL(issuer), APPLICATION_ID, SECRET, authentication, {
    execute: [client.allowInsecureRequests],
  });

/** What a browser would do with the authorization URL and a user at the keyboard. */
async function logInAt(url: URL): Promise<URL> {
  const form = await fetch(url);
  expect(form.status).toBe(200);
  const credentials = { loginId: 'ann@shop.test', password: 'long-enough-1' };
  const response = await fetch(`${issuer}/oauth2/authorize`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: issuer },
    body: encode([...url.searchParams, ...Object.entries(credentials)]),
  });
  return new URL(response.headers.get('location') ?? '');
}

describe('openid-client, used as its documentation says', () => {
  it.each([
    ['client_secret_post', client.ClientSecretPost(SECRET)],
    ['client_secret_basic', client.ClientSecretBasic(SECRET)],
  ])('logs in with code and PKCE, reads userinfo and refreshes (%s)', async (_name, authentication) => {
    const config = await discover(authentication);
    const pkceCodeVerifier = client.randomPKCECodeVerifier();
    const [expectedState, expectedNonce] = [client.randomState(), client.randomNonce()];
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: REDIRECT_URI,
      scope: 'openid offline_access email',
      code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
      state: expectedState,
      nonce: expectedNonce,
    });
    const checks = { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true };
    const tokens = await client.authorizationCodeGrant(config, await logInAt(url), checks);
    expect(tokens.claims()).toMatchObject({ sub: USER_ID, email: 'ann@shop.test' });
    expect(await client.fetchUserInfo(config, tokens.access_token, USER_ID)).toMatchObject({ email: 'ann@shop.test' });
    const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect(refreshed.claims()).toMatchObject({ sub: USER_ID });
    await shop.api('DELETE', `/api/jwt/refresh?userId=${USER_ID}`, undefined, { authorization: API_KEY });
    await expect(client.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
      status: 400,
    });
  });

  it('logs in by the implicit grant for an id token', async () => {
    const config = await discover(client.None());
    client.useIdTokenResponseType(config);
    const expectedNonce = client.randomNonce();
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: REDIRECT_URI,
      scope: 'openid email',
      nonce: expectedNonce,
    });
    const claims = await client.implicitAuthentication(config, await logInAt(url), expectedNonce);
    expect(claims).toMatchObject({ sub: USER_ID, email: 'ann@shop.test' });
  });

  it('connects a device', async () => {
    const oauthConfiguration = {
      deviceVerificationURL: 'http://shop.test/device',
      enabledGrants: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
    };
    await shop.configure('PATCH', `/api/application/${APPLICATION_ID}`, { application: { oauthConfiguration } });
    const config = await discover(client.ClientSecretPost(SECRET));
    const codes = await client.initiateDeviceAuthorization(config, { scope: 'openid offline_access' });
    // Its user is at the hosted page before it polls for the first time, five seconds from now.
    await shop.post('/oauth2/authorize', {
      client_id: APPLICATION_ID,
      redirect_uri: 'http://localhost/oauth2/device',
      response_type: 'code',
      user_code: codes.user_code,
      loginId: 'ann',
      password: 'long-enough-1',
    });
    const tokens = await client.pollDeviceAuthorizationGrant(config, { ...codes, interval: 0 });
    expect(tokens.claims()).toMatchObject({ sub: USER_ID });
  });

  it('introspects, once it is told where, because the metadata does not tell', async () => {
    const config = await discover(client.ClientSecretPost(SECRET));
    await expect(client.tokenIntrospection(config, 'x')).rejects.toThrow();
    const metadata = { issuer, introspection_endpoint: `${issuer}/oauth2/introspect` };
    const told = new client.Configuration(metadata, APPLICATION_ID, SECRET, client.ClientSecretPost(SECRET));
    client.allowInsecureRequests(told);
    expect(await client.tokenIntrospection(told, 'x')).toEqual({ active: false });
  });

  it('logs out', async () => {
    const config = await discover(client.ClientSecretPost(SECRET));
    const url = client.buildEndSessionUrl(config, { post_logout_redirect_uri: REDIRECT_URI });
    expect((await fetch(url)).status).toBe(200);
  });
});
