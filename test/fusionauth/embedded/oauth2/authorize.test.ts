import { describe, expect, it } from 'vitest';
import {
  APPLICATION_ID,
  cookieValue,
  encode,
  ISSUER,
  openShop,
  PKCE,
  REDIRECT_URI,
  redirected,
  USER_ID,
} from '../shop.ts';

describe('GET /oauth2/authorize without a session', () => {
  it('shows the login form with the hooks that scripts rely on', async () => {
    const shop = await openShop();
    const response = await shop.authorize({ ...PKCE, nonce: 'n-1', login_hint: 'a"b<c', max_age: '60' });
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toMatch(/^text\/html/);
    expect(response.body).toContain('<title>Login | FusionAuth</title>');
    expect(response.body).toContain('<form action="/oauth2/authorize" method="POST"');
    expect(response.body).toMatch(
      /<label for="loginId">Login<\/label>\s*<input type="text" id="loginId" name="loginId"/,
    );
    expect(response.body).toMatch(/<label for="password">Password<\/label>\s*<input type="password" id="password"/);
    expect(response.body).toContain('value="a&quot;b&lt;c"');
    expect(response.body.match(/<button/g)).toHaveLength(1);
    expect(response.body).toMatch(/<button[^>]*id="submit-button"[^>]*>Submit<\/button>/);
    expect(response.body).toContain('<input type="hidden" name="__cb_rememberDevice" value="false">');
    expect(response.body).toMatch(/<input type="checkbox"[^>]*name="rememberDevice" value="true">/);
  });

  it('posts every parameter of the request back', async () => {
    const shop = await openShop();
    const { body } = await shop.authorize({ ...PKCE, nonce: 'n-1' });
    const names =
      'captcha_token client_id code_challenge code_challenge_method dpop_jkt max_age metaData.device.name ' +
      'metaData.device.type nonce oauth_context pendingIdPLinkId prompt redirect_uri resource response_mode ' +
      'response_type scope state tenantId timezone user_code showPasswordField userVerifyingPlatformAuthenticatorAvailable';
    for (const name of names.split(' ')) {
      expect(body).toContain(`<input type="hidden" name="${name}" value="`);
    }
    expect(body).toContain('name="nonce" value="n-1"');
    expect(body).toContain(`name="redirect_uri" value="${REDIRECT_URI}"`);
  });

  it('may be neither framed, cached nor scripted, and may lead to the redirect URI only', async () => {
    const shop = await openShop();
    const { headers, body } = await shop.authorize();
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['cache-control']).toBe('no-store');
    const policy = String(headers['content-security-policy']).split('; ');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("style-src 'self'");
    expect(policy).toContain("script-src 'none'");
    expect(policy).toContain("form-action 'self' http://shop.test");
    expect(body).not.toMatch(/<script|style="/);
  });

  it('serves the stylesheet that the form loads', async () => {
    const shop = await openShop();
    const { body } = await shop.authorize();
    const [, href = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(body) ?? [];
    const stylesheet = await shop.get(href);
    expect(href).toMatch(/^\/css\//);
    expect(stylesheet.statusCode).toBe(200);
    expect(stylesheet.headers['content-type']).toMatch(/^text\/css/);
    expect(stylesheet.body).toContain('prefers-color-scheme: dark');
  });
});

describe('a client or redirect URI that cannot be trusted', () => {
  const cases: readonly [string, Record<string, string>, string, string][] = [
    ['unknown client', { client_id: '5f2d6c4e-7b1a-4c39-9d10-000000000000' }, 'invalid_request', 'invalid_client_id'],
    ['client id that is no UUID', { client_id: '../evil' }, 'invalid_request', 'invalid_client_id'],
    ['no client', { client_id: '' }, 'invalid_request', 'missing_client_id'],
    ['no redirect URI', { redirect_uri: '' }, 'invalid_request', 'missing_redirect_uri'],
    ['other redirect URI', { redirect_uri: 'http://evil.test/cb' }, 'invalid_request', 'invalid_redirect_uri'],
    ['redirect URI with more', { redirect_uri: `${REDIRECT_URI}/x` }, 'invalid_request', 'invalid_redirect_uri'],
    ['redirect URI in capitals', { redirect_uri: 'http://SHOP.test/cb' }, 'invalid_request', 'invalid_redirect_uri'],
  ];
  it.each(cases)('%s: error page, no redirect', async (_name, fields, error, reason) => {
    const shop = await openShop();
    for (const response of [await shop.authorize(fields), await shop.logIn(fields)]) {
      expect(response.statusCode).toBe(400);
      expect(response.headers.location).toBeUndefined();
      expect(response.headers['content-type']).toMatch(/^text\/html/);
      expect(response.body).toContain('<title>Error | FusionAuth</title>');
      expect(response.body).toContain(`&quot;error&quot;: &quot;${error}&quot;`);
      expect(response.body).toContain(`&quot;error_reason&quot;: &quot;${reason}&quot;`);
    }
  });

  it('names the redirect URI that it refuses, escaped', async () => {
    const shop = await openShop();
    const { body } = await shop.authorize({ redirect_uri: 'http://evil.test/<script>' });
    expect(body).toContain('Invalid redirect uri http://evil.test/&lt;script&gt;');
  });

  it('does not redirect when the redirect URI or the client is given twice', async () => {
    const shop = await openShop();
    const twice = `client_id=${APPLICATION_ID}&redirect_uri=${REDIRECT_URI}&redirect_uri=${REDIRECT_URI}&response_type=code`;
    const response = await shop.get(`/oauth2/authorize?${twice}`);
    expect(response.statusCode).toBe(400);
    expect(response.body).toContain('invalid_request');
  });
});

describe('any other bad parameter is redirected', () => {
  const cases: readonly [string, Record<string, string>, string, string][] = [
    ['no response type', { response_type: '' }, 'invalid_request', 'missing_response_type'],
    ['bad response type', { response_type: 'x' }, 'unsupported_response_type', 'invalid_response_type'],
    ['bad response mode', { response_mode: 'x' }, 'invalid_request', 'invalid_response_mode'],
    ['unknown scope', { scope: 'openid bogus' }, 'invalid_scope', 'unknown_scope'],
    ['bad prompt', { prompt: 'x' }, 'invalid_request', 'invalid_prompt'],
    ['prompt none with another', { prompt: 'none login' }, 'invalid_request', 'invalid_prompt'],
    [
      'plain PKCE',
      { ...PKCE, code_challenge_method: 'plain' },
      'invalid_request',
      'invalid_pkce_code_challenge_method',
    ],
    ['malformed challenge', { ...PKCE, code_challenge: 'short' }, 'invalid_request', 'invalid_pkce_code_challenge'],
  ];
  it.each(cases)('%s', async (_name, fields, error, reason) => {
    const shop = await openShop();
    const response = await shop.authorize(fields);
    expect(response.statusCode).toBe(302);
    expect(response.headers.location).toMatch(/^http:\/\/shop\.test\/cb\?/);
    const parameters = Object.fromEntries(redirected(response));
    expect(parameters).toMatchObject({ error, error_reason: reason, state: 'some state', iss: ISSUER });
    expect(parameters['error_description']).not.toBe('');
  });

  it('quotes the documented description for a bad response type', async () => {
    const shop = await openShop();
    const parameters = redirected(await shop.authorize({ response_type: 'x' }));
    expect(parameters.get('error_description')).toBe('Parameter response_type must be set to code or token.');
  });

  it('demands a challenge under the PKCE policy Required', async () => {
    const shop = await openShop({ oauth: { proofKeyForCodeExchangePolicy: 'Required' } });
    expect(redirected(await shop.authorize()).get('error_reason')).toBe('missing_code_challenge');
    expect((await shop.authorize(PKCE)).statusCode).toBe(200);
  });

  it('refuses a grant that is not enabled', async () => {
    const shop = await openShop({ oauth: { enabledGrants: ['refresh_token'] } });
    const parameters = redirected(await shop.authorize());
    expect(parameters.get('error')).toBe('unauthorized_client');
    expect(parameters.get('error_reason')).toBe('grant_type_disabled');
  });

  it('lets unknown scopes pass or drops them, as the policy says', async () => {
    const allowing = await openShop({ oauth: { unknownScopePolicy: 'Allow' } });
    const removing = await openShop({ oauth: { unknownScopePolicy: 'Remove' } });
    const scope = 'openid bogus';
    expect((await allowing.redeem(await allowing.code({ scope }))).json()).toMatchObject({ scope: 'openid bogus' });
    expect((await removing.redeem(await removing.code({ scope }))).json()).toMatchObject({ scope: 'openid' });
  });
});

describe('POST /oauth2/authorize', () => {
  it('redirects with code, locale, state, userState and iss', async () => {
    const shop = await openShop();
    const response = await shop.logIn();
    expect(response.statusCode).toBe(302);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.headers.location).toMatch(/^http:\/\/shop\.test\/cb\?code=/);
    const { code, ...others } = Object.fromEntries(redirected(response));
    expect(code).toMatch(/^[\w-]{22,}$/);
    expect(others).toEqual({ locale: 'en', state: 'some state', userState: 'Authenticated', iss: ISSUER });
    expect(cookieValue(response, 'fusionauth.sso')).toBeUndefined();
  });

  it('keeps the query that the redirect URI has', async () => {
    const shop = await openShop();
    const response = await shop.logIn({ redirect_uri: `${REDIRECT_URI}?fixed=1` });
    expect(response.headers.location).toMatch(/^http:\/\/shop\.test\/cb\?fixed=1&code=/);
  });

  it('takes a username as well, whatever its case', async () => {
    const shop = await openShop();
    expect((await shop.logIn({ loginId: 'ANN' })).statusCode).toBe(302);
    expect((await shop.logIn({ loginId: 'ANN@shop.TEST' })).statusCode).toBe(302);
  });

  it('answers a wrong password and an unknown user alike', async () => {
    const shop = await openShop();
    for (const fields of [{ password: 'wrong' }, { loginId: 'nobody@shop.test' }]) {
      const response = await shop.logIn(fields);
      expect(response.statusCode).toBe(200);
      expect(response.body).toContain('Invalid login credentials.');
      expect(response.body).toContain('name="client_id"');
      expect(response.body).not.toContain('wrong');
    }
  });

  it('says which fields are blank', async () => {
    const shop = await openShop();
    const response = await shop.logIn({ loginId: '', password: '' });
    expect(response.statusCode).toBe(200);
    expect(response.body.match(/>Required</g)).toHaveLength(2);
    expect((await shop.logIn({ password: '' })).body.match(/>Required</g)).toHaveLength(1);
  });

  it('tells a locked account only to who knows its password', async () => {
    const shop = await openShop();
    await shop.api('DELETE', '/api/user/00000000-0000-0000-0000-111111111111');
    const response = await shop.logIn();
    expect(response.statusCode).toBe(200);
    expect(response.body).toContain('locked');
    expect((await shop.logIn({ password: 'wrong' })).body).toContain('Invalid login credentials.');
  });

  it('says on the form that an account has expired', async () => {
    const shop = await openShop();
    await shop.configure('PATCH', `/api/user/${USER_ID}`, { user: { expiry: 1 } });
    const response = await shop.logIn();
    expect([response.statusCode, response.headers.location]).toEqual([200, undefined]);
    expect(response.body).toContain('expired');
  });

  it('shows a page instead of a code to who is not registered, where registration is required', async () => {
    const shop = await openShop({ oauth: { requireRegistration: true } });
    const response = await shop.logIn({ loginId: 'stan@shop.test' });
    expect(response.statusCode).toBe(200);
    expect(response.headers.location).toBeUndefined();
    expect(response.body).toContain('<title>Registration Required | FusionAuth</title>');
  });

  it('says in userState that who logs in is not registered, where that is not required', async () => {
    const shop = await openShop();
    expect(redirected(await shop.logIn({ loginId: 'stan@shop.test' })).get('userState')).toBe(
      'AuthenticatedNotRegistered',
    );
  });

  it('posts the response to the client under form_post, by itself and with a policy that allows just that', async () => {
    const shop = await openShop();
    const response = await shop.logIn({ response_mode: 'form_post' });
    expect(response.statusCode).toBe(200);
    expect(response.body).toContain(`<form action="${REDIRECT_URI}" method="POST">`);
    expect(response.body).toMatch(/<input type="hidden" name="code" value="[\w-]+">/);
    expect(response.body).toContain('<input type="hidden" name="state" value="some state">');
    const policy = String(response.headers['content-security-policy']);
    expect(policy).toContain('form-action http://shop.test;');
    expect(policy).toContain("script-src 'self'");
    const [, script = ''] = /<script src="([^"]+)">/.exec(response.body) ?? [];
    expect((await shop.get(script)).headers['content-type']).toMatch(/^text\/javascript/);
  });

  it('reads form bodies only', async () => {
    const shop = await openShop();
    const response = await shop.app.inject({
      method: 'POST',
      url: '/oauth2/authorize',
      headers: { 'content-type': 'application/json' },
      payload: encode({ client_id: APPLICATION_ID }),
    });
    expect(response.statusCode).toBe(415);
  });
});
