import * as oauth from 'oauth4webapi';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { APPLICATION_ID, encode, openShop, REDIRECT_URI, SECRET, type Shop, TENANT_ID, USER_ID } from './shop.ts';

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
const OPTIONS = { [oauth.allowInsecureRequests]: true };

let shop: Shop;
let issuer: URL;
let as: oauth.AuthorizationServer;

const client: oauth.Client = { client_id: APPLICATION_ID };

beforeEach(async () => {
  const enabledGrants = ['authorization_code', 'refresh_token', DEVICE_GRANT];
  const oauthSettings = { enabledGrants, deviceVerificationURL: 'http://shop.test/device' };
  shop = await openShop({ oauth: { ...oauthSettings, proofKeyForCodeExchangePolicy: 'Required' } });
  // A real client checks tokens by the real time.
  shop.clock.advance((Date.now() - shop.clock.now()) / 1000);
  issuer = new URL(await shop.app.listen({ host: '127.0.0.1', port: 0 }));
  await shop.configure('PATCH', `/api/tenant/${TENANT_ID}`, { tenant: { issuer: issuer.origin } });
  as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, OPTIONS));
});

afterEach(() => shop.app.close());

/** What a browser would do with the authorization URL and a user at the keyboard. */
async function logInAt(url: URL): Promise<URL> {
  const response = await fetch(new URL('/oauth2/authorize', issuer), {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: issuer.origin },
    body: encode([...url.searchParams, ['loginId', 'ann'], ['password', 'long-enough-1']]),
  });
  return new URL(response.headers.get('location') ?? '');
}

describe('oauth4webapi, used as its documentation says', () => {
  it.each([
    ['client_secret_basic', oauth.ClientSecretBasic(SECRET)],
    ['client_secret_post', oauth.ClientSecretPost(SECRET)],
  ])('code with PKCE, userinfo, introspection, refresh (%s)', async (_name, authentication) => {
    const verifier = oauth.generateRandomCodeVerifier();
    const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()];
    const url = new URL(as.authorization_endpoint ?? '');
    url.search = new URLSearchParams({
      client_id: client.client_id,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      nonce,
      redirect_uri: REDIRECT_URI,
      response_type: 'code',
      scope: 'openid email offline_access',
      state,
    }).toString();
    // It demands and compares `iss`, because the metadata announces it.
    const parameters = oauth.validateAuthResponse(as, client, await logInAt(url), state);
    const response = await oauth.authorizationCodeGrantRequest(
      as,
      client,
      authentication,
      parameters,
      REDIRECT_URI,
      verifier,
      OPTIONS,
    );
    const tokens = await oauth.processAuthorizationCodeResponse(as, client, response, {
      expectedNonce: nonce,
      requireIdToken: true,
    });
    await oauth.validateApplicationLevelSignature(as, response, OPTIONS);
    expect(oauth.getValidatedIdTokenClaims(tokens)).toMatchObject({ sub: USER_ID, email: 'ann@shop.test' });
    const info = await oauth.userInfoRequest(as, client, tokens.access_token, OPTIONS);
    expect(await oauth.processUserInfoResponse(as, client, USER_ID, info)).toMatchObject({ email: 'ann@shop.test' });
    // FusionAuth's metadata names no introspection endpoint (contract section 3.5): the application has to.
    const known = { ...as, introspection_endpoint: new URL('/oauth2/introspect', issuer).href };
    const introspection = await oauth.introspectionRequest(known, client, authentication, tokens.access_token, OPTIONS);
    expect(await oauth.processIntrospectionResponse(known, client, introspection)).toMatchObject({
      active: true,
      sub: USER_ID,
    });
    const refresh = await oauth.refreshTokenGrantRequest(
      as,
      client,
      authentication,
      tokens.refresh_token ?? '',
      OPTIONS,
    );
    expect(await oauth.processRefreshTokenResponse(as, client, refresh)).toMatchObject({ token_type: 'bearer' });
  });

  it('code, userinfo and refresh with DPoP, without a secret', async () => {
    await shop.configure('PATCH', `/api/application/${APPLICATION_ID}`, {
      application: { oauthConfiguration: { clientAuthenticationPolicy: 'NotRequired' } },
    });
    const DPoP = oauth.DPoP(client, await oauth.generateKeyPair('ES256'));
    const verifier = oauth.generateRandomCodeVerifier();
    const url = new URL(as.authorization_endpoint ?? '');
    url.search = new URLSearchParams({
      client_id: client.client_id,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      dpop_jkt: await DPoP.calculateThumbprint(),
      redirect_uri: REDIRECT_URI,
      response_type: 'code',
      scope: 'openid offline_access',
    }).toString();
    const parameters = oauth.validateAuthResponse(as, client, await logInAt(url), oauth.expectNoState);
    const options = { ...OPTIONS, DPoP };
    const response = await oauth.authorizationCodeGrantRequest(
      as,
      client,
      oauth.None(),
      parameters,
      REDIRECT_URI,
      verifier,
      options,
    );
    const tokens = await oauth.processAuthorizationCodeResponse(as, client, response);
    expect(tokens.token_type).toBe('dpop');
    const info = await oauth.userInfoRequest(as, client, tokens.access_token, options);
    expect(await oauth.processUserInfoResponse(as, client, USER_ID, info)).toMatchObject({ sub: USER_ID });
    const refresh = oauth.refreshTokenGrantRequest(as, client, oauth.None(), tokens.refresh_token ?? '', options);
    expect(await oauth.processRefreshTokenResponse(as, client, await refresh)).toMatchObject({ token_type: 'dpop' });
  });

  it('device flow', async () => {
    const authentication = oauth.ClientSecretPost(SECRET);
    const parameters = { scope: 'openid offline_access' };
    const begun = await oauth.deviceAuthorizationRequest(as, client, authentication, parameters, OPTIONS);
    const codes = await oauth.processDeviceAuthorizationResponse(as, client, begun);
    const poll = async () =>
      oauth.processDeviceCodeResponse(
        as,
        client,
        await oauth.deviceCodeGrantRequest(as, client, authentication, codes.device_code, OPTIONS),
      );
    await expect(poll()).rejects.toMatchObject({ error: 'authorization_pending' });
    const login = await shop.api('POST', '/api/login', {
      applicationId: APPLICATION_ID,
      loginId: 'ann',
      password: 'long-enough-1',
    });
    const approval = { client_id: APPLICATION_ID, client_secret: SECRET, token: login.json().token };
    await shop.post('/oauth2/device/approve', { ...approval, user_code: codes.user_code });
    expect(oauth.getValidatedIdTokenClaims(await poll())).toMatchObject({ sub: USER_ID });
  });

  it('tells a bad code and a bad secret apart', async () => {
    const parameters = new URLSearchParams({ code: 'x', iss: issuer.origin });
    const callback = oauth.validateAuthResponse(as, client, parameters, oauth.expectNoState);
    const redeem = async (secret: string) =>
      oauth.processAuthorizationCodeResponse(
        as,
        client,
        await oauth.authorizationCodeGrantRequest(
          as,
          client,
          oauth.ClientSecretPost(secret),
          callback,
          REDIRECT_URI,
          oauth.generateRandomCodeVerifier(),
          OPTIONS,
        ),
      );
    await expect(redeem(SECRET)).rejects.toMatchObject({ error: 'invalid_grant', status: 400 });
    await expect(redeem('wrong')).rejects.toMatchObject({ error: 'invalid_client', status: 401 });
  });
});
