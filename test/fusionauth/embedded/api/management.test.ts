import { describe, expect, it } from 'vitest';
import { API_KEY, APPLICATION_ID, openShop, STRANGER_ID, TENANT_ID, USER_ID } from '../shop.ts';

const UNKNOWN = '00000000-0000-0000-0000-000000000000';

describe('every management API', () => {
  const paths = [
    `/api/tenant/${TENANT_ID}`,
    `/api/application/${APPLICATION_ID}`,
    `/api/user/${USER_ID}`,
    `/api/user/registration/${USER_ID}/${APPLICATION_ID}`,
    '/api/key',
    '/api/system-configuration',
    '/api/system/version',
  ];
  it.each(paths)('%s: 401 without a body unless there is a good API key', async (path) => {
    const shop = await openShop();
    for (const headers of [{}, { authorization: 'x' }, { authorization: `${API_KEY}x` }]) {
      const response = await shop.api('GET', path, undefined, headers);
      expect([response.statusCode, response.body]).toEqual([401, '']);
    }
    expect((await shop.api('GET', path)).statusCode).toBe(200);
  });

  it.each(['tenant', 'application', 'user', 'key', 'api-key'])('/api/%s: 404 without a body', async (name) => {
    const shop = await openShop();
    for (const id of [UNKNOWN, 'x']) {
      const response = await shop.api('GET', `/api/${name}/${id}`);
      expect([response.statusCode, response.body]).toEqual([404, '']);
      expect(response.headers['content-type']).toBeUndefined();
    }
  });
});

describe('/api/tenant', () => {
  it('has the documented defaults', async () => {
    const shop = await openShop();
    const { tenant } = (await shop.api('POST', '/api/tenant', { tenant: { name: 'Second' } })).json();
    expect(tenant).toMatchObject({
      issuer: 'acme.com',
      httpSessionMaxInactiveInterval: 3600,
      externalIdentifierConfiguration: { authorizationGrantIdTimeToLiveInSeconds: 30 },
      jwtConfiguration: {
        timeToLiveInSeconds: 3600,
        refreshTokenTimeToLiveInMinutes: 43_200,
        refreshTokenUsagePolicy: 'Reusable',
        refreshTokenExpirationPolicy: 'Fixed',
        refreshTokenOneTimeUseConfiguration: { gracePeriodInSeconds: 0 },
        refreshTokenRevocationPolicy: {
          onLoginPrevented: true,
          onMultiFactorEnable: false,
          onOneTimeTokenReuse: false,
          onPasswordChanged: true,
        },
        refreshTokenSlidingWindowConfiguration: { maximumTimeToLiveInMinutes: 43_200 },
      },
    });
  });

  it('PATCH merges, PUT replaces, null removes', async () => {
    const shop = await openShop({ tenant: { issuer: 'http://one.test', httpSessionMaxInactiveInterval: 60 } });
    const url = `/api/tenant/${TENANT_ID}`;
    const patch = { tenant: { issuer: 'http://two.test', httpSessionMaxInactiveInterval: null } };
    expect((await shop.api('PATCH', url, patch)).json().tenant).toMatchObject({
      id: TENANT_ID,
      name: 'Default',
      issuer: 'http://two.test',
      httpSessionMaxInactiveInterval: 3600,
    });
    expect((await shop.api('PUT', url, { tenant: { name: 'Renamed' } })).json().tenant).toMatchObject({
      name: 'Renamed',
      issuer: 'acme.com',
    });
    expect((await shop.api('GET', '/api/tenant')).json().tenants).toHaveLength(1);
  });

  it('refuses what cannot be, naming the field', async () => {
    const shop = await openShop();
    const cases: readonly [object, string, string][] = [
      [{ name: '' }, 'tenant.name', '[blank]tenant.name'],
      [{ name: 5 }, 'tenant.name', '[couldNotConvert]tenant.name'],
      [
        { httpSessionMaxInactiveInterval: 0 },
        'tenant.httpSessionMaxInactiveInterval',
        '[invalid]tenant.httpSessionMaxInactiveInterval',
      ],
      [
        { jwtConfiguration: { accessTokenKeyId: UNKNOWN } },
        'tenant.jwtConfiguration.accessTokenKeyId',
        '[invalid]tenant.jwtConfiguration.accessTokenKeyId',
      ],
    ];
    for (const [tenant, field, code] of cases) {
      const response = await shop.api('PATCH', `/api/tenant/${TENANT_ID}`, { tenant });
      expect(response.statusCode).toBe(400);
      expect(response.json().fieldErrors[field]).toEqual([{ code, message: expect.any(String) }]);
    }
  });

  it('takes everything of a deleted tenant along, and keeps the default one', async () => {
    const shop = await openShop();
    const id = '11111111-0000-0000-0000-000000000000';
    await shop.configure('POST', `/api/tenant/${id}`, { tenant: { name: 'Second' } });
    const headers = { authorization: API_KEY, 'x-fusionauth-tenantid': id };
    await shop.api('POST', `/api/user/${UNKNOWN}`, { user: { email: 'a@b.c', password: 'long-enough-1' } }, headers);
    expect((await shop.api('DELETE', `/api/tenant/${id}`)).statusCode).toBe(200);
    expect((await shop.api('GET', `/api/user/${UNKNOWN}`)).statusCode).toBe(404);
    expect((await shop.api('DELETE', `/api/tenant/${TENANT_ID}`)).statusCode).toBe(400);
  });
});

describe('/api/tenant/password-validation-rules', () => {
  it('tells everybody the rules of the only tenant, or of one by its id', async () => {
    const shop = await openShop({ tenant: { passwordValidationRules: { minLength: 12 } } });
    const rules = { minLength: 12, maxLength: 256, requireMixedCase: false, requireNonAlpha: false };
    for (const path of ['', `/${TENANT_ID}`]) {
      const { passwordValidationRules } = (await shop.get(`/api/tenant/password-validation-rules${path}`)).json();
      expect(passwordValidationRules).toMatchObject(rules);
    }
    expect((await shop.get(`/api/tenant/password-validation-rules/${UNKNOWN}`)).statusCode).toBe(404);
  });
});

describe('/api/application', () => {
  it('has the documented defaults, and makes a secret', async () => {
    const shop = await openShop();
    const { application } = (await shop.api('POST', '/api/application', { application: { name: 'New' } })).json();
    expect(application).toMatchObject({
      active: true,
      tenantId: TENANT_ID,
      loginConfiguration: { allowTokenRefresh: false, generateRefreshTokens: false, requireAuthentication: true },
      oauthConfiguration: {
        authorizedURLValidationPolicy: 'ExactMatch',
        clientAuthenticationPolicy: 'Required',
        clientId: application.id,
        clientSecret: expect.stringMatching(/^[\w-]{22,}$/),
        consentMode: 'AlwaysPrompt',
        debug: false,
        enabledGrants: ['authorization_code', 'refresh_token'],
        generateRefreshTokens: true,
        logoutBehavior: 'AllApplications',
        proofKeyForCodeExchangePolicy: 'NotRequired',
        relationship: 'FirstParty',
        requireRegistration: false,
        scopeHandlingPolicy: 'Strict',
        unknownScopePolicy: 'Reject',
      },
      jwtConfiguration: { enabled: false },
    });
  });

  it('PATCH replaces arrays and keeps the rest; PUT keeps the secret', async () => {
    const shop = await openShop();
    const url = `/api/application/${APPLICATION_ID}`;
    const authorizedRedirectURLs = ['http://shop.test:4001/cb'];
    const { application } = (
      await shop.api('PATCH', url, { application: { oauthConfiguration: { authorizedRedirectURLs } } })
    ).json();
    expect(application).toMatchObject({
      name: 'Shop',
      oauthConfiguration: { authorizedRedirectURLs, logoutURL: 'http://shop.test/bye' },
    });
    const { clientSecret } = application.oauthConfiguration;
    const replaced = (await shop.api('PUT', url, { application: { name: 'Shop' } })).json().application;
    expect(replaced.oauthConfiguration).toMatchObject({ authorizedRedirectURLs: [], clientSecret });
  });

  it('DELETE deactivates; with hardDelete it is gone', async () => {
    const shop = await openShop();
    const url = `/api/application/${APPLICATION_ID}`;
    expect((await shop.api('DELETE', url)).statusCode).toBe(200);
    expect((await shop.api('GET', url)).json().application.active).toBe(false);
    expect((await shop.authorize()).statusCode).toBe(400);
    const { applications } = (await shop.api('GET', '/api/application?inactive=true')).json();
    expect(applications.map(({ id }: { id: string }) => id)).toEqual([APPLICATION_ID]);
    expect((await shop.api('DELETE', `${url}?hardDelete=true`)).statusCode).toBe(200);
    expect((await shop.api('GET', url)).statusCode).toBe(404);
  });

  it('PUT with reactivate brings a deactivated one back, whatever the body', async () => {
    const shop = await openShop();
    const url = `/api/application/${APPLICATION_ID}`;
    await shop.api('DELETE', url);
    const { application } = (await shop.api('PUT', `${url}?reactivate=true`)).json();
    expect(application).toMatchObject({ active: true, name: 'Shop' });
    expect((await shop.authorize()).statusCode).toBe(200);
  });

  it('refuses a name or id that is taken and redirect URLs that are none', async () => {
    const shop = await openShop();
    const post = (path: string, application: object) => shop.api('POST', `/api/application${path}`, { application });
    expect((await post('', { name: 'Shop' })).json().fieldErrors['application.name'][0].code).toBe(
      '[duplicate]application.name',
    );
    expect((await post(`/${APPLICATION_ID}`, { name: 'New' })).statusCode).toBe(400);
    for (const url of ['/relative', 'http://shop.test/#fragment', 'http://shop.test/ü', '']) {
      const response = await post('', { name: 'New', oauthConfiguration: { authorizedRedirectURLs: [url] } });
      expect(Object.keys(response.json().fieldErrors)).toEqual([
        'application.oauthConfiguration.authorizedRedirectURLs[0]',
      ]);
    }
  });
});

describe('/api/key', () => {
  it('generates a key that is in the JWKS at once', async () => {
    const shop = await openShop();
    const body = { key: { algorithm: 'RS256', name: 'signer', length: 2048 } };
    const response = await shop.api('POST', `/api/key/generate/${UNKNOWN}`, body);
    const { key } = response.json();
    expect(key).toMatchObject({ id: UNKNOWN, algorithm: 'RS256', type: 'RSA', hasPrivateKey: true, length: 2048 });
    expect(key.publicKey).toMatch(/^-----BEGIN PUBLIC KEY-----/);
    expect(response.body).not.toContain('PRIVATE');
    const { keys } = (await shop.get('/.well-known/jwks.json')).json();
    expect(keys.map(({ kid }: { kid: string }) => kid)).toContain(key.kid);
    expect((await shop.api('POST', `/api/key/generate/${UNKNOWN}`, body)).statusCode).toBe(400);
    expect((await shop.api('DELETE', `/api/key/${UNKNOWN}`)).statusCode).toBe(200);
  });

  it('PUT renames, and changes nothing else', async () => {
    const shop = await openShop();
    const { keys } = (await shop.api('GET', '/api/key')).json();
    const renamed = await shop.api('PUT', `/api/key/${keys[0].id}`, { key: { name: 'renamed', kid: 'x' } });
    expect(renamed.json()).toEqual({ key: { ...keys[0], name: 'renamed' } });
    expect((await shop.api('PUT', `/api/key/${UNKNOWN}`, { key: { name: 'x' } })).statusCode).toBe(404);
  });

  it('keeps a key that is in use', async () => {
    const shop = await openShop();
    const { keys } = (await shop.api('GET', '/api/key')).json();
    expect((await shop.api('DELETE', `/api/key/${keys[0].id}`)).statusCode).toBe(400);
  });
});

describe('/api/user', () => {
  const create = { email: 'Bob@Shop.test', password: 'long-enough-2' };

  it('creates, finds, changes, deactivates, reactivates and deletes', async () => {
    const shop = await openShop();
    const created = await shop.api('POST', '/api/user', { user: create });
    expect(created.statusCode).toBe(200);
    const { user } = created.json();
    expect(user).toMatchObject({ email: 'bob@shop.test', active: true, tenantId: TENANT_ID, verified: true });
    expect(created.body).not.toMatch(/passwordHash|long-enough/);
    for (const query of ['email=bob@shop.test', 'loginId=BOB@shop.test']) {
      expect((await shop.api('GET', `/api/user?${query}`)).json().user.id).toBe(user.id);
    }
    const url = `/api/user/${user.id}`;
    expect((await shop.api('PATCH', url, { user: { firstName: 'Bob' } })).json().user).toMatchObject({
      firstName: 'Bob',
      email: 'bob@shop.test',
    });
    await shop.api('DELETE', url);
    expect((await shop.api('GET', url)).json().user.active).toBe(false);
    expect((await shop.api('PUT', `${url}?reactivate=true`)).json().user.active).toBe(true);
    await shop.api('DELETE', `${url}?hardDelete=true`);
    expect((await shop.api('GET', url)).statusCode).toBe(404);
  });

  it('refuses short passwords, taken addresses and users without a name', async () => {
    const shop = await openShop();
    const code = async (user: object, field: string) =>
      (await shop.api('POST', '/api/user', { user })).json().fieldErrors[field][0].code;
    expect(await code({ ...create, password: 'short' }, 'user.password')).toBe('[tooShort]user.password');
    expect(await code({ ...create, password: 'x'.repeat(257) }, 'user.password')).toBe('[tooLong]user.password');
    expect(await code({ email: 'x@y.z' }, 'user.password')).toBe('[blank]user.password');
    expect(await code({ ...create, email: 'ANN@shop.test' }, 'user.email')).toBe('[duplicate]user.email');
    expect(await code({ ...create, username: 'Ann' }, 'user.username')).toBe('[duplicate]user.username');
    expect(await code({ password: 'long-enough-2' }, 'user.email')).toBe('[blank]user.email');
  });

  it('creates a user once even if asked many times at the same moment', async () => {
    const shop = await openShop();
    const responses = await Promise.all([1, 2, 3, 4].map(() => shop.api('POST', '/api/user', { user: create })));
    expect(responses.map(({ statusCode }) => statusCode).sort()).toEqual([200, 400, 400, 400]);
  });

  it('shows users themselves by their JWT, as old clients ask', async () => {
    const shop = await openShop();
    const { access_token } = await shop.tokens();
    const response = await shop.get('/api/user', { authorization: `Bearer ${access_token}` });
    expect(response.json().user.id).toBe(USER_ID);
    expect((await shop.get('/api/user', { authorization: 'Bearer x' })).statusCode).toBe(401);
  });
});

describe('/api/user/registration', () => {
  it('registers, changes and unregisters', async () => {
    const shop = await openShop();
    const url = `/api/user/registration/${STRANGER_ID}`;
    const registration = { applicationId: APPLICATION_ID, roles: ['seller'] };
    expect((await shop.api('POST', url, { registration })).json().registration).toMatchObject(registration);
    expect((await shop.api('POST', url, { registration })).statusCode).toBe(400);
    const one = `${url}/${APPLICATION_ID}`;
    const patched = await shop.api('PATCH', one, { registration: { roles: ['buyer'] } });
    expect(patched.json().registration.roles).toEqual(['buyer']);
    const { refresh_token } = await shop.tokens({ loginId: 'stan@shop.test' });
    expect((await shop.api('DELETE', one)).statusCode).toBe(200);
    expect((await shop.api('GET', one)).statusCode).toBe(404);
    expect((await shop.refresh(refresh_token)).statusCode).toBe(400);
  });

  it('gives default roles, and creates user and registration in one request or neither', async () => {
    const shop = await openShop();
    const user = { email: 'eve@shop.test', password: 'long-enough-1' };
    const post = (registration: object) => shop.api('POST', '/api/user/registration', { user, registration });
    const refused = await post({ applicationId: APPLICATION_ID, roles: ['emperor'] });
    expect(refused.json().fieldErrors['registration.roles'][0].code).toBe('[invalid]registration.roles');
    expect((await post({ applicationId: UNKNOWN })).statusCode).toBe(400);
    expect((await shop.api('GET', '/api/user?email=eve@shop.test')).statusCode).toBe(404);
    const created = await post({ applicationId: APPLICATION_ID });
    expect(created.json()).toMatchObject({
      registration: { roles: ['buyer'] },
      user: { email: 'eve@shop.test', registrations: [{ applicationId: APPLICATION_ID }] },
    });
  });
});

describe('/api/api-key', () => {
  it('makes keys, which may be limited to endpoints and to a tenant', async () => {
    const shop = await openShop();
    const permissions = { endpoints: { '/api/user': ['GET'] } };
    await shop.configure('POST', '/api/api-key', { apiKey: { key: 'reader', permissions } });
    await shop.configure('POST', '/api/api-key', { apiKey: { key: 'local', tenantId: TENANT_ID } });
    const status = async (key: string, method: 'DELETE' | 'GET', url: string) =>
      (await shop.api(method, url, undefined, { authorization: key })).statusCode;
    expect(await status('reader', 'GET', `/api/user/${USER_ID}`)).toBe(200);
    expect(await status('reader', 'DELETE', `/api/user/${USER_ID}`)).toBe(401);
    expect(await status('reader', 'GET', '/api/application')).toBe(401);
    expect(await status('local', 'GET', `/api/user/${USER_ID}`)).toBe(200);
    expect(await status('local', 'GET', '/api/tenant')).toBe(401);
  });

  it('PUT replaces and PATCH merges what a key may do; its value stays', async () => {
    const shop = await openShop();
    const { apiKey } = (await shop.api('POST', '/api/api-key', { apiKey: { description: 'one' } })).json();
    const url = `/api/api-key/${apiKey.id}`;
    const permissions = { endpoints: { '/api/user': ['GET'] } };
    const patched = await shop.api('PATCH', url, { apiKey: { key: 'stolen', permissions } });
    expect(patched.json().apiKey).toEqual({ ...apiKey, permissions });
    const headers = { authorization: apiKey.key };
    expect((await shop.api('GET', '/api/application', undefined, headers)).statusCode).toBe(401);
    const replaced = (await shop.api('PUT', url, { apiKey: { key: 'stolen' } })).json().apiKey;
    expect(replaced.key).toBe(apiKey.key);
    expect(replaced).not.toHaveProperty('description');
    expect((await shop.api('GET', '/api/application', undefined, headers)).statusCode).toBe(200);
    expect((await shop.api('GET', '/api/application', undefined, { authorization: 'stolen' })).statusCode).toBe(401);
  });

  it('keeps a key of one tenant out of the others', async () => {
    const shop = await openShop();
    const { tenant } = (await shop.api('POST', '/api/tenant', { tenant: { name: 'Second' } })).json();
    await shop.configure('POST', '/api/api-key', { apiKey: { key: 'local', tenantId: tenant.id } });
    const headers = { authorization: 'local' };
    expect((await shop.api('GET', `/api/user/${USER_ID}`, undefined, headers)).statusCode).toBe(404);
    expect((await shop.api('GET', '/api/application', undefined, headers)).json()).toEqual({ applications: [] });
    const login = { applicationId: APPLICATION_ID, loginId: 'ann', password: 'long-enough-1' };
    expect((await shop.api('POST', '/api/login', login, headers)).statusCode).toBe(401);
  });
});

describe('status', () => {
  it('is told to everyone, the version to who has an API key', async () => {
    const shop = await openShop();
    expect((await shop.get('/api/status')).json()).toEqual({ status: 'ok' });
    expect((await shop.api('GET', '/api/status')).json()).toMatchObject({ version: '1.69.0' });
    expect((await shop.api('GET', '/api/system/version')).json()).toEqual({ version: '1.69.0' });
    const basic = (password: string) => ({ authorization: `Basic ${btoa(`apikey:${password}`)}` });
    expect((await shop.get('/api/status', basic(API_KEY))).json()).toMatchObject({ version: '1.69.0' });
    expect((await shop.get('/api/status', basic('wrong'))).json()).toEqual({ status: 'ok' });
    expect((await shop.get('/api/system/version', basic(API_KEY))).statusCode).toBe(401);
    const health = await shop.get('/api/health');
    expect([health.statusCode, health.body]).toEqual([200, '']);
  });
});
