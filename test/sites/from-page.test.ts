import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Point } from '../../scenarios/space.ts';
import { apiKey, applications, type Embedded, startEmbedded, user } from './embedded.ts';
import { issuer } from './fake-fusionauth.ts';
import { Browser, minutes, type TestSite } from './visit.ts';

/** Sites whose page has got the JWT itself: it shows it, or hands it in (facts/workflows.md, workflows 8, 9 and 12). */

const login = 'native form to FusionAuth';
const stored: Point = { application: 'spa', login, credentials: 'JWT in local storage + refresh token' };
const dropped: Point = { application: 'spa', login, credentials: 'JWT + refresh token' };
const implicit: Point = { application: 'spa', login: 'implicit grant', credentials: 'JWT in local storage' };
const cart = '/api/load-shopping-cart';

let embedded: Embedded;
beforeAll(async () => {
  embedded = await startEmbedded();
});
afterAll(() => embedded.close());

/** What the page reads in FusionAuth's answer, for the application of a site. */
async function tokenFor(name: 'store' | 'forums'): Promise<string> {
  const payload = { loginId: user.email, password: user.password, applicationId: applications[name].clientId };
  const answer = await embedded.ask({ method: 'POST', url: '/api/login', payload });
  return answer.json().token;
}

const setup = (body: string) => JSON.parse(/id="site">(.*)<\/script>/.exec(body)?.[1] ?? 'null');

describe.each([stored, implicit])('JWT in local storage: $login', (point) => {
  let store: TestSite;
  let browser: Browser;
  let token: string;
  beforeAll(async () => {
    await embedded.site('forums', stored);
    store = await embedded.site('store', { ...stored });
    token = await tokenFor('store');
    store = await embedded.site('store', point);
  });
  beforeEach(() => {
    browser = new Browser(store);
    embedded.calls.length = 0;
  });

  it('gives the cart for a bearer token, and keeps nothing of it', async () => {
    const response = await browser.get(cart, { authorization: `Bearer ${token}` });
    expect(response.statusCode).toBe(200);
    expect(response.headers['set-cookie']).toBeUndefined();
    expect((await browser.get(cart)).statusCode).toBe(401);
    expect(embedded.calls).toEqual([]);
  });

  it.each(['Token', 'Basic', ''])('takes it in no other way: %s', async (scheme) => {
    expect((await browser.get(cart, { authorization: `${scheme} ${token}` })).statusCode).toBe(401);
    browser.cookies.set('jwt', { value: token, path: '/' });
    browser.cookies.set('access_token', { value: token, path: '/' });
    expect((await browser.get(cart)).statusCode).toBe(401);
  });

  it('refuses one of the Forums, one that is tampered with, and one that has died', async () => {
    const [head = '', payload = '', signature = ''] = token.split('.');
    const bent = `${head}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    await embedded.site('forums', stored);
    for (const bad of [await tokenFor('forums'), bent, `${head}.${payload}.`, 'x']) {
      expect((await browser.get(cart, { authorization: `Bearer ${bad}` })).statusCode).toBe(401);
    }
    embedded.advance(61 * minutes);
    const late = await browser.get(cart, { authorization: `Bearer ${token}` });
    expect([late.statusCode, late.json()]).toEqual([401, {}]);
    expect(embedded.calls).toEqual([]);
  });

  it('has nowhere to hand a token in', async () => {
    for (const path of ['/api/cookie-drop', '/api/start-session']) {
      expect((await browser.postJson(path, { token, state: 's' })).statusCode).toBe(404);
    }
  });
});

it('tells a page that begins its login itself where to go, and leaves the state to it', async () => {
  const browser = new Browser(await embedded.site('store', implicit));
  const { authorize } = setup((await browser.get('/')).body).addresses;
  const { origin, pathname, searchParams } = new URL(authorize);
  expect([origin, pathname]).toEqual([issuer, '/oauth2/authorize']);
  expect(Object.fromEntries(searchParams)).toMatchObject({
    client_id: applications.store.clientId,
    redirect_uri: 'http://store.example.localhost:4000/callback',
    response_type: 'token',
  });
  expect(searchParams.has('state')).toBe(false);
  expect((await browser.get('/callback')).statusCode).toBe(200);
  expect(browser.cookies.size).toBe(0);
});

describe('JWT handed in for a cookie', () => {
  let browser: Browser;
  beforeEach(async () => {
    browser = new Browser(await embedded.site('store', dropped));
  });

  it('is kept in one, HttpOnly, and says who it is', async () => {
    const response = await browser.postJson('/api/cookie-drop', { token: await tokenFor('store') });
    // The access token names nobody (contract, section 6.5).
    expect(response.json()).toEqual({ user: { id: expect.any(String) } });
    expect(response.cookies).toMatchObject([{ name: 'jwt', httpOnly: true, sameSite: 'Lax', path: '/' }]);
    expect((await browser.get(cart)).statusCode).toBe(200);
  });

  it.each([
    ['of the Forums', async () => ({ token: await tokenFor('forums') })],
    ['of nobody', async () => ({ token: 'a.b.c' })],
    ['that is none', async () => ({ token: 7 })],
    ['that is too long for a cookie', async () => ({ token: 'a'.repeat(4097) })],
    ['that is missing', async () => ({})],
  ])('is refused when it is one %s, and no cookie is set or cleared', async (_which, body) => {
    await embedded.site('forums', dropped);
    const response = await browser.postJson('/api/cookie-drop', await body());
    expect(response.statusCode).toBe(401);
    expect(response.json()).toEqual({ problem: 'The token is not good, or not for this site.' });
    expect(response.headers['set-cookie']).toBeUndefined();
  });

  it('is not taken from a page of another origin, which would log the person in as somebody else', async () => {
    const token = await tokenFor('store');
    const response = await browser.postJson('/api/cookie-drop', { token }, { 'sec-fetch-site': 'same-site' });
    expect(response.statusCode).toBe(403);
    expect(browser.cookies.size).toBe(0);
  });
});

it('tells the page where FusionAuth is, lets it talk to that alone, and tells it no secret', async () => {
  const response = await new Browser(await embedded.site('store', dropped)).get('/');
  expect(setup(response.body).addresses).toEqual({
    fusionAuth: issuer,
    applicationId: applications.store.clientId,
    takesTokenAt: '/api/cookie-drop',
  });
  expect(response.headers['content-security-policy']).toContain(`; connect-src 'self' ${issuer}; `);
  expect(response.body).not.toContain(apiKey);
  expect(response.body).not.toContain(applications.store.clientSecret);
});
