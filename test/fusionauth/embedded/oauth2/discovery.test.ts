import { describe, expect, it } from 'vitest';
import { ISSUER, openShop, TENANT_ID } from '../shop.ts';

const PATHS = [
  '/.well-known/openid-configuration',
  `/.well-known/openid-configuration?tenantId=${TENANT_ID}`,
  `/.well-known/openid-configuration/${TENANT_ID}`,
  `/${TENANT_ID}/.well-known/openid-configuration`,
  '/.well-known/oauth-authorization-server',
  `/.well-known/oauth-authorization-server/${TENANT_ID}`,
  `/${TENANT_ID}/.well-known/oauth-authorization-server`,
];

const ALGORITHMS = 'ES256 ES384 ES512 HS256 HS384 HS512 RS256 RS384 RS512';

const words = (text: string) => text.split(' ');

describe('the OpenID configuration', () => {
  it.each(PATHS)('%s: endpoints from the request, issuer from the tenant', async (path) => {
    const shop = await openShop();
    const response = await shop.get(path, { host: 'login.shop.test:9011' });
    expect(response.statusCode).toBe(200);
    const base = 'http://login.shop.test:9011';
    const metadata = response.json();
    expect(metadata).toEqual({
      issuer: ISSUER,
      authorization_endpoint: `${base}/oauth2/authorize`,
      token_endpoint: `${base}/oauth2/token`,
      userinfo_endpoint: `${base}/oauth2/userinfo`,
      jwks_uri: `${base}/.well-known/jwks.json`,
      end_session_endpoint: `${base}/oauth2/logout`,
      device_authorization_endpoint: `${base}/oauth2/device_authorize`,
      grant_types_supported: words(
        'authorization_code password implicit refresh_token urn:ietf:params:oauth:grant-type:device_code client_credentials',
      ),
      scopes_supported: words('openid offline_access email phone profile'),
      // Of the contract's list only Ed448 is missing.
      dpop_signing_alg_values_supported: words('Ed25519 ES256 ES384 ES512 PS256 PS384 PS512 RS256 RS384 RS512'),
      id_token_signing_alg_values_supported: words(ALGORITHMS),
      userinfo_signing_alg_values_supported: words(ALGORITHMS),
      claims_supported: words(
        'applicationId at_hash aud authenticationType birthdate c_hash email email_verified exp family_name given_name iat ' +
          'iss jti middle_name name nbf nonce phone_number phone_number_verified picture preferred_username roles sub',
      ),
      response_types_supported: ['code', 'id_token', 'token id_token'],
      response_modes_supported: ['form_post', 'fragment', 'query'],
      subject_types_supported: ['public'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
      backchannel_logout_supported: false,
      frontchannel_logout_supported: true,
    });
    for (const absent of ['introspection_endpoint', 'revocation_endpoint', 'registration_endpoint']) {
      expect(metadata).not.toHaveProperty(absent);
    }
  });

  it('believes the forwarding headers of a proxy, but no nonsense in them', async () => {
    const shop = await openShop();
    const base = async (headers: Record<string, string>) => {
      const { jwks_uri } = (await shop.get(PATHS[0] ?? '', headers)).json();
      return jwks_uri.replace('/.well-known/jwks.json', '');
    };
    expect(await base({ 'x-forwarded-proto': 'https', 'x-forwarded-host': 'id.test' })).toBe('https://id.test');
    expect(await base({ 'x-forwarded-host': 'id.test', 'x-forwarded-port': '8443' })).toBe('http://id.test:8443');
    expect(await base({ 'x-forwarded-host': 'evil.test/path?x' })).toBe('http://localhost');
    expect(await base({ 'x-forwarded-proto': 'javascript' })).toMatch(/^http:/);
  });

  it('uses the base URL that the tenant sets', async () => {
    const shop = await openShop({ tenant: { baseURL: 'https://id.shop.test' } });
    expect((await shop.get(PATHS[0] ?? '')).json()).toMatchObject({
      token_endpoint: 'https://id.shop.test/oauth2/token',
    });
  });

  it('is not there for an unknown tenant', async () => {
    const shop = await openShop();
    const response = await shop.get('/00000000-0000-0000-0000-000000000000/.well-known/openid-configuration');
    expect(response.statusCode).toBe(404);
    expect(response.body).toBe('');
    expect(response.headers['content-type']).toBeUndefined();
  });
});

describe('what FusionAuth has not', () => {
  it('is a revocation endpoint: 404 without a body', async () => {
    const shop = await openShop();
    for (const response of [await shop.get('/oauth2/revoke'), await shop.post('/oauth2/revoke', { token: 'x' })]) {
      expect([response.statusCode, response.body]).toEqual([404, '']);
    }
  });
});

describe('the JSON Web Key Set', () => {
  it('publishes every key, and of each the public half only', async () => {
    const shop = await openShop();
    await shop.configure('POST', '/api/key/generate', { key: { algorithm: 'ES256', name: 'second' } });
    const { keys } = (await shop.get('/.well-known/jwks.json')).json();
    const common = {
      kid: expect.any(String),
      use: 'sig',
      x5c: [expect.any(String)],
      x5t: expect.stringMatching(/^[\w-]{27}$/),
      'x5t#S256': expect.stringMatching(/^[\w-]{43}$/),
    };
    expect(keys).toEqual([
      { ...common, alg: 'RS256', kty: 'RSA', e: 'AQAB', n: expect.any(String) },
      { ...common, alg: 'ES256', kty: 'EC', crv: 'P-256', x: expect.any(String), y: expect.any(String) },
    ]);
  });
});
