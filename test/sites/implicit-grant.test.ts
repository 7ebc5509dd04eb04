import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Credentials } from '../../scenarios/space.ts';
import { applications, type Embedded, startEmbedded, tokenIn, user } from './embedded.ts';
import { issuer } from './fake-fusionauth.ts';
import { setCookies } from './set-cookies.ts';
import { Browser, minutes, type TestSite } from './visit.ts';

const at = (credentials: Credentials) => ({ application: 'spa', login: 'implicit grant', credentials }) as const;

let embedded: Embedded;
let store: TestSite;
let forums: TestSite;
let browser: Browser;
beforeAll(async () => {
  embedded = await startEmbedded();
  store = await embedded.site('store', at('JWT'));
  forums = await embedded.site('forums', at('JWT'));
});
afterAll(() => embedded.close());
beforeEach(() => {
  browser = new Browser(store);
  embedded.calls.length = 0;
});

const link = async (visitor = browser) => (await visitor.get('/api/user')).json().login;

it('asks FusionAuth for a token, with a state, without PKCE and without openid (contract, section 1.1)', async () => {
  const response = await browser.get('/api/user');
  expect(response.statusCode).toBe(404);
  const url = new URL(response.json().login);
  expect(url.origin + url.pathname).toBe(`${issuer}/oauth2/authorize`);
  expect(Object.fromEntries(url.searchParams)).toEqual({
    response_type: 'token',
    client_id: applications.store.clientId,
    redirect_uri: `${store.origin}/callback`,
    scope: 'email profile',
    state: expect.stringMatching(/^[\w-]{43,}$/),
  });
});

it.each([
  ['JWT', '/api/cookie-drop'],
  ['session', '/api/start-session'],
] as const)('keeps the state of a %s login for %s alone', async (credentials, path) => {
  const visitor = new Browser(await embedded.site('store', at(credentials)));
  expect(setCookies(await visitor.get('/api/user'))).toEqual({
    login: { path, maxAge: 12 * 3600, httpOnly: true, sameSite: 'Lax', secure: true },
  });
});

it('serves the page at /callback, whatever FusionAuth says there, and sets nothing', async () => {
  for (const path of ['/callback', '/callback?locale=en&userState=Authenticated']) {
    const response = await browser.get(path);
    expect(response.statusCode).toBe(200);
    expect(response.body).toBe((await browser.get('/')).body);
    expect(response.headers['set-cookie']).toBeUndefined();
  }
});

describe('cookie drop (S-DROP-URI)', () => {
  it('takes the token into a cookie, spends the login, and says who it is', async () => {
    const response = await browser.postJson('/api/cookie-drop', tokenIn(await embedded.enterPassword(await link())));
    expect(response.statusCode).toBe(200);
    // Under the Strict policy the token knows an id and nothing else (contract, section 6.5).
    expect(response.json()).toEqual({ user: { id: expect.any(String) } });
    expect(setCookies(response)).toEqual({
      jwt: { path: '/', httpOnly: true, sameSite: 'Lax', secure: true },
      login: { path: '/api/cookie-drop', maxAge: 0, httpOnly: true, sameSite: 'Lax', secure: true },
    });
    expect(embedded.calls).toEqual([]);
    expect(store.heard).toEqual([]);
  });

  it('lets the person in again without a form when the token has expired (S-IMPL-AUTO)', async () => {
    await browser.postJson('/api/cookie-drop', tokenIn(await embedded.enterPassword(await link())));
    const former = browser.cookies.get('jwt')?.value;
    embedded.advance(59 * minutes);
    // A visit to the Forums keeps FusionAuth's own session alive beyond its hour (contract, section 1.8).
    await embedded.comeBack(await link(new Browser(forums)));
    embedded.advance(2 * minutes);
    const refused = await browser.get('/api/load-shopping-cart');
    expect(refused.statusCode).toBe(401);
    expect(Object.keys(setCookies(refused))).toEqual(['login']);
    await browser.postJson('/api/cookie-drop', tokenIn(await embedded.comeBack(refused.json().login)));
    expect(browser.cookies.get('jwt')?.value).not.toBe(former);
    expect((await browser.get('/api/load-shopping-cart')).statusCode).toBe(200);
    expect(embedded.calls).toEqual([]);
  });

  /** Nothing set, nothing repeated, nobody let in. */
  async function expectRefusal(visitor: Browser, body: object, status = 400) {
    const response = await visitor.postJson('/api/cookie-drop', body);
    expect(response.statusCode).toBe(status);
    expect(response.json()).toEqual({ problem: expect.any(String) });
    expect(response.headers['set-cookie']).toBeUndefined();
    expect(response.body).not.toContain('eyJ');
  }

  it('refuses another state, none, and a browser that has not begun a login (RFC 9700 section 2.1)', async () => {
    const body = tokenIn(await embedded.enterPassword(await link()));
    await expectRefusal(browser, { ...body, state: 'another' });
    await expectRefusal(browser, { ...body, state: '' });
    await expectRefusal(browser, { token: body.token });
    await expectRefusal(new Browser(store), body);
  });

  it('lets a page that stood open log in, however far the clock was moved meanwhile', async () => {
    const opened = await link();
    embedded.advance(31 * 24 * 60 * minutes);
    const response = await browser.postJson('/api/cookie-drop', tokenIn(await embedded.enterPassword(opened)));
    expect(response.statusCode).toBe(200);
  });

  it("refuses the other site's token, and what is none", async () => {
    const elsewhere = tokenIn(await embedded.enterPassword(await link(new Browser(forums))));
    const body = tokenIn(await embedded.enterPassword(await link()));
    await expectRefusal(browser, { ...body, token: elsewhere.token });
    await expectRefusal(browser, { ...body, token: `${body.token}x` });
    await expectRefusal(browser, { ...body, token: 'x'.repeat(4097) });
    await expectRefusal(browser, []);
  });

  it('refuses a token that has expired on the way', async () => {
    const { token } = tokenIn(await embedded.enterPassword(await link()));
    embedded.advance(60 * minutes);
    const { state } = tokenIn(await embedded.enterPassword(await link()));
    await expectRefusal(browser, { token, state });
  });

  it('is not done for another site, where the cookie would come along', async () => {
    const body = tokenIn(await embedded.enterPassword(await link()));
    const headers = { 'sec-fetch-site': 'same-site', origin: forums.origin };
    const response = await browser.postJson('/api/cookie-drop', body, headers);
    expect(response.statusCode).toBe(403);
    expect(response.headers['set-cookie']).toBeUndefined();
  });

  it('is not where a session starts', async () => {
    expect((await browser.postJson('/api/start-session', {})).statusCode).toBe(404);
  });
});

it('starts a session with a new id (S-START)', async () => {
  const site = await embedded.site('store', at('session'));
  const visitor = new Browser(site);
  visitor.cookies.set('sid', { value: 'planted', path: '/' });
  const body = tokenIn(await embedded.enterPassword(await link(visitor)));
  const response = await visitor.postJson('/api/start-session', body);
  expect(setCookies(response)).toEqual({
    sid: { path: '/', httpOnly: true, sameSite: 'Lax', secure: true },
    login: { path: '/api/start-session', maxAge: 0, httpOnly: true, sameSite: 'Lax', secure: true },
  });
  const { id } = response.json().user;
  expect(site.heard.map(({ change, user, id }) => [change, user, id])).toEqual([
    ['created', id, visitor.cookies.get('sid')?.value],
  ]);
  expect(response.body).not.toContain(user.email);
});

it('ends at FusionAuth as well', async () => {
  const response = await browser.request('POST', '/api/logout');
  expect(new URL(response.json().logout).pathname).toBe('/oauth2/logout');
});
