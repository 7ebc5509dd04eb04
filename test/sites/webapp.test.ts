import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dataPath, type Embedded, landing, linkOf, logIn, startEmbedded, user } from './embedded.ts';
import { issuer } from './fake-fusionauth.ts';
import { setCookies } from './set-cookies.ts';
import { Browser, minutes, type TestSite } from './visit.ts';

const point = {
  application: 'webapp',
  login: 'authorization code grant',
  credentials: 'session + refresh token',
} as const;

let embedded: Embedded;
let store: TestSite;
let forums: TestSite;
let browser: Browser;
beforeAll(async () => {
  embedded = await startEmbedded();
  store = await embedded.site('store', point);
  forums = await embedded.site('forums', point);
});
afterAll(() => embedded.close());
beforeEach(() => {
  browser = new Browser(store);
  embedded.calls.length = 0;
  store.heard.length = 0;
});

const changes = () => store.heard.map(({ change }) => change);

describe('at home (W-INIT)', () => {
  it('leads nobody straight to FusionAuth, bound to this browser', async () => {
    const response = await browser.get('/');
    expect(response.statusCode).toBe(200);
    const link = new URL(linkOf(response.body, 'Log in'));
    expect(link.origin + link.pathname).toBe(`${issuer}/oauth2/authorize`);
    expect(link.searchParams.get('response_type')).toBe('code');
    expect(setCookies(response)).toEqual({
      login: { path: '/callback', maxAge: 12 * 3600, httpOnly: true, sameSite: 'Lax', secure: true },
    });
    expect(response.body).not.toContain('Load cart');
    expect(response.body).not.toContain('Log out');
    expect(embedded.calls).toEqual([]);
  });

  it('greets whoever is logged in, without use: no session lives longer for it', async () => {
    await logIn(embedded, browser, point);
    store.heard.length = 0;
    const response = await browser.get('/');
    expect(response.body).toContain(user.email);
    expect(linkOf(response.body, 'Load cart')).toBe('/shopping-cart');
    expect(response.body).toContain('<form method="post" action="/logout"><button>Log out</button></form>');
    expect(setCookies(response)).toEqual({});
    expect(changes()).toEqual([]);
  });

  it('renews nothing: an expired session shows the way to log in', async () => {
    await logIn(embedded, browser, point);
    embedded.advance(31 * minutes);
    embedded.calls.length = 0;
    const response = await browser.get('/');
    expect(linkOf(response.body, 'Log in')).toContain('/oauth2/authorize');
    expect(Object.keys(setCookies(response))).toEqual(['login']);
    expect(embedded.calls).toEqual([]);
    expect((await browser.get('/shopping-cart')).statusCode).toBe(200);
  });
});

describe('the login', () => {
  it.each([
    ['store', '/shopping-cart'],
    ['forums', '/posts'],
  ] as const)('of the %s ends at %s', async (name, path) => {
    const response = await logIn(embedded, new Browser(name === 'store' ? store : forums), point);
    expect(response.statusCode).toBe(302);
    expect(response.headers.location).toBe(path);
    expect(setCookies(response)).toMatchObject({ sid: {}, refresh: {}, login: { maxAge: 0, path: '/callback' } });
  });

  it('begins at /login for whoever was sent there', async () => {
    const refused = await browser.get('/shopping-cart');
    expect([refused.statusCode, refused.headers.location]).toEqual([302, '/login']);
    expect(refused.headers['set-cookie']).toBeUndefined();
    const response = await browser.get('/login');
    expect(response.statusCode).toBe(302);
    expect(Object.keys(setCookies(response))).toEqual(['login']);
    const back = await browser.get(landing(await embedded.enterPassword(response.headers.location ?? '')));
    expect(back.headers.location).toBe('/shopping-cart');
  });

  it('needs no form for the Forums when the Store has been there (single sign-on)', async () => {
    await logIn(embedded, browser, point);
    const visitor = new Browser(forums);
    const link = linkOf((await visitor.get('/')).body, 'Log in');
    await visitor.get(landing(await embedded.comeBack(link)));
    const response = await visitor.get(dataPath.webapp.forums);
    expect(response.statusCode).toBe(200);
    expect(response.body).toMatch(/<h1>Posts<\/h1>/);
    expect(linkOf(response.body, 'Load posts')).toBe('/posts');
  });
});

describe('the cart (W-LOAD, W-REF, W-REL)', () => {
  beforeEach(async () => {
    await logIn(embedded, browser, point);
    embedded.calls.length = 0;
    store.heard.length = 0;
  });

  it('is a page, and its use extends the session', async () => {
    const response = await browser.get('/shopping-cart');
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(response.body).toContain('<h1>Your cart</h1>');
    expect(response.body).toContain('€109.00');
    expect(response.body).toContain(user.email);
    expect(linkOf(response.body, 'Load cart')).toBe('/shopping-cart');
    expect(response.headers['set-cookie']).toBeUndefined();
    expect(changes()).toEqual(['extended']);
    expect(embedded.calls).toEqual([]);
  });

  it('renews an expired session with one call and a new session cookie', async () => {
    const former = browser.cookies.get('sid')?.value;
    embedded.advance(31 * minutes);
    const response = await browser.get('/shopping-cart');
    expect(response.statusCode).toBe(200);
    expect(Object.keys(setCookies(response))).toEqual(['sid']);
    expect(embedded.calls.map(({ path }) => path)).toEqual(['/oauth2/token']);
    expect(store.heard.map(({ change, id }) => [change, id])).toContainEqual(['expired', former]);
    expect(changes().at(-1)).toBe('created');
  });
});

describe('logout', () => {
  it('ends the session and goes on to FusionAuth', async () => {
    await logIn(embedded, browser, point);
    const response = await browser.postForm('/logout', {}, { origin: store.origin });
    expect(response.statusCode).toBe(302);
    expect(response.headers.location).toMatch(/^http:\/\/example\.fusionauth\.localhost:4000\/oauth2\/logout\?/);
    expect(setCookies(response)).toMatchObject({ sid: { maxAge: 0 }, refresh: { maxAge: 0 } });
    expect(changes()).toContain('ended');
  });

  it.each<Record<string, string>>([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'http://forums.example.localhost:4000' },
    { origin: 'null' },
  ])('is not done for another page: %o', async (headers) => {
    await logIn(embedded, browser, point);
    const response = await browser.postForm('/logout', {}, headers);
    expect(response.statusCode).toBe(403);
    expect(response.headers['set-cookie']).toBeUndefined();
    expect((await browser.get('/shopping-cart')).statusCode).toBe(200);
  });

  it('is not a link', async () => {
    expect((await browser.get('/logout')).statusCode).toBe(404);
  });
});

it('has no script, and forbids every script', async () => {
  for (const path of ['/', '/nowhere']) {
    const { body, headers } = await browser.get(path);
    expect(body).not.toContain('<script');
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; " +
        `form-action 'self' ${issuer}; frame-ancestors 'none'`,
    );
    // Under no-referrer a browser would send the forms with "Origin: null" (Fetch, "append a request Origin header").
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['cache-control']).toBe('no-store');
  }
});

it('does nothing for a HEAD request but at home', async () => {
  expect((await browser.request('HEAD', '/')).statusCode).toBe(200);
  expect((await browser.request('HEAD', '/shopping-cart')).statusCode).toBe(404);
  expect((await browser.request('HEAD', '/login')).statusCode).toBe(404);
});
