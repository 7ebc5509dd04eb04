import { beforeEach, describe, expect, it } from 'vitest';
import {
  APPLICATION_ID,
  cookieValue,
  encode,
  type Fields,
  openShop,
  REDIRECT_URI,
  redirected,
  type Shop,
  setCookies,
} from './shop.ts';

const HOST = { host: 'auth.shop.test' };
const CALLER = { client_id: APPLICATION_ID, redirect_uri: REDIRECT_URI, state: 'a & b' };

let shop: Shop;

beforeEach(async () => {
  shop = await openShop();
});

/** The cookies that an answer leaves in the jar, for the next request. */
const jar = (cookies: readonly string[]) => cookies.map((cookie) => cookie.split(';', 1)[0]).join('; ');

const begin = (fields: Fields = {}, headers: Fields = {}) =>
  shop.get(`/app/login/?${encode({ ...CALLER, ...fields })}`, { ...HOST, ...headers });

/** Logs in as ann, from the button in the application up to the way back to it. */
async function logIn(page = '/app/login/') {
  const begun = await shop.get(`${page}?${encode(CALLER)}`, HOST);
  const location = new URL(String(begun.headers.location), 'http://auth.shop.test');
  const credentials = { loginId: 'ann', password: 'long-enough-1' };
  const form = { ...Object.fromEntries(location.searchParams), ...credentials };
  const loggedIn = await shop.post('/oauth2/authorize', form, HOST);
  const callback = new URL(String(loggedIn.headers.location));
  expect(callback.origin + callback.pathname).toBe('http://auth.shop.test/app/callback');
  return { callback: callback.pathname + callback.search, cookie: jar(setCookies(begun)) };
}

describe('the hosted backend', () => {
  it('begins a code grant with PKCE', async () => {
    const begun = await begin();
    expect(begun.statusCode).toBe(302);
    const { pathname, searchParams } = new URL(String(begun.headers.location), 'http://auth.shop.test');
    expect(pathname).toBe('/oauth2/authorize');
    expect(Object.fromEntries(searchParams)).toMatchObject({
      client_id: APPLICATION_ID,
      code_challenge_method: 'S256',
      redirect_uri: 'http://auth.shop.test/app/callback',
      response_type: 'code',
      scope: 'openid offline_access',
    });
    expect(setCookies(begun)[0]).toMatch(
      /^app\.pkce_v=[\w-]{43}; Max-Age=1800; Domain=shop\.test; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const byPath = await shop.get(`/app/login/${APPLICATION_ID}?redirect_uri=${REDIRECT_URI}`, HOST);
    expect(byPath.statusCode).toBe(302);
    const register = await shop.get(`/app/register/?${encode(CALLER)}`, HOST);
    expect(register.headers.location).toMatch(/^\/oauth2\/register\?/);
  });

  it('sets the token cookies and goes back to the caller with the caller’s own state', async () => {
    const { callback, cookie } = await logIn();
    const back = await shop.get(callback, { ...HOST, cookie });
    expect(String(back.headers.location)).toMatch(
      /^http:\/\/shop\.test\/cb\?state=a\+%26\+b&locale=en&userState=Authenti/,
    );
    const cookies = setCookies(back);
    const shared = 'Domain=shop.test; Path=/';
    expect(cookies).toEqual([
      `app.pkce_v=; Max-Age=0; ${shared}; HttpOnly; SameSite=Lax`,
      expect.stringMatching(new RegExp(`^app\\.at=eyJ[^;]+; Max-Age=3600; ${shared}; HttpOnly; SameSite=Lax$`)),
      `app.at_exp=1800003600; Max-Age=3600; ${shared}; SameSite=Lax`,
      expect.stringMatching(new RegExp(`^app\\.idt=eyJ[^;]+; Max-Age=3600; ${shared}; SameSite=Lax$`)),
      expect.stringMatching(new RegExp(`^app\\.rt=[\\w-]+; Max-Age=2592000; ${shared}; HttpOnly; SameSite=Lax$`)),
    ]);
  });

  it('tells about the user, refreshes, and logs out', async () => {
    const { callback, cookie } = await logIn();
    const tokens = jar(setCookies(await shop.get(callback, { ...HOST, cookie })));
    const me = await shop.get('/app/me/', { ...HOST, cookie: tokens });
    expect([me.statusCode, me.json().sub]).toEqual([200, '00000000-0000-0000-0000-111111111111']);
    const refreshed = await shop.app.inject({
      method: 'POST',
      url: `/app/refresh/${APPLICATION_ID}`,
      headers: { ...HOST, cookie: tokens, 'content-type': 'text/plain' },
    });
    expect([refreshed.statusCode, refreshed.body]).toEqual([200, '']);
    expect(tokens).not.toContain(cookieValue(refreshed, 'app.at'));
    const logout = `/app/logout/?${encode({ client_id: APPLICATION_ID, post_logout_redirect_uri: REDIRECT_URI })}`;
    const out = await shop.get(logout, { ...HOST, cookie: tokens });
    expect(setCookies(out)).toHaveLength(4);
    expect(setCookies(out).every((text) => text.includes('Max-Age=0'))).toBe(true);
    expect((await shop.get(String(out.headers.location), HOST)).body).toContain(REDIRECT_URI);
  });

  it('sets no domain for localhost and addresses, and Secure on https', async () => {
    for (const host of ['localhost:9011', '127.0.0.1:9011', '[::1]:9011']) {
      expect(setCookies(await begin({}, { host }))[0]).not.toContain('Domain');
    }
    expect(setCookies(await begin({}, { 'x-forwarded-proto': 'https' }))[0]).toContain('; Secure');
  });

  it('does not let a login be planted in another browser', async () => {
    const { callback, cookie } = await logIn();
    const planted = await shop.get(callback, HOST);
    // A page with status 200, as for everything that goes wrong in the browser's window (contract, section 8).
    expect([planted.statusCode, setCookies(planted).some((text) => text.startsWith('app.at='))]).toEqual([200, false]);
    expect(planted.headers['content-type']).toMatch(/^text\/html/);
    const other = await shop.get(callback, { ...HOST, cookie: `app.pkce_v=${'x'.repeat(43)}` });
    expect(other.body).toContain('invalid_pkce_code_verifier');
    expect((await shop.get(callback, { ...HOST, cookie })).body).toContain('auth_code_not_found');
  });

  it('redirects nowhere that the application does not list', async () => {
    for (const fields of [{ redirect_uri: 'http://evil.test/' }, { redirect_uri: '' }, { client_id: 'x' }]) {
      const refused = await begin(fields);
      expect([refused.statusCode, refused.headers.location]).toEqual([200, undefined]);
      expect(refused.body).toContain('<title>Error');
    }
    const state = Buffer.from(JSON.stringify({ clientId: APPLICATION_ID, redirectUri: 'http://evil.test/' }));
    const forged = `/app/callback?code=x&state=${state.toString('base64url')}`;
    expect((await shop.get(forged, { ...HOST, cookie: 'app.pkce_v=x' })).headers.location).toBeUndefined();
  });

  it('passes an error of the login on', async () => {
    const begun = await begin({ scope: 'unheard-of' });
    const refused = await shop.get(String(begun.headers.location), HOST);
    const { pathname, search } = new URL(String(refused.headers.location));
    const back = await shop.get(pathname + search, { ...HOST, cookie: jar(setCookies(begun)) });
    expect(Object.fromEntries(redirected(back))).toMatchObject({ error: 'invalid_scope', state: 'a & b' });
  });

  it('401 without a good token, 400 without a good refresh token, 403 for strangers', async () => {
    expect((await shop.get('/app/me', { ...HOST, cookie: 'app.at=x' })).statusCode).toBe(401);
    expect((await shop.get('/app/me', HOST)).statusCode).toBe(401);
    const refresh = { method: 'POST', url: `/app/refresh/?client_id=${APPLICATION_ID}` } as const;
    expect((await shop.app.inject({ ...refresh, headers: { ...HOST, cookie: 'app.rt=x' } })).statusCode).toBe(400);
    expect((await shop.app.inject({ ...refresh, headers: HOST })).statusCode).toBe(400);
    const referer = 'http://shop.test/page';
    expect((await begin({}, { referer })).statusCode).toBe(403);
    const corsConfiguration = { enabled: true, allowCredentials: true, allowedOrigins: ['http://shop.test'] };
    await shop.configure('PATCH', '/api/system-configuration', { systemConfiguration: { corsConfiguration } });
    expect((await begin({}, { referer })).statusCode).toBe(302);
    expect((await begin({}, { referer: 'http://evil.test/' })).statusCode).toBe(403);
  });
});
