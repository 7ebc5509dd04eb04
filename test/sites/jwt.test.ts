import { beforeEach, describe, expect, it } from 'vitest';
import { apiKey, applications, type Embedded, landing, linkOf, logIn, startEmbedded, user } from './embedded.ts';
import { setCookies } from './set-cookies.ts';
import { Browser, days, minutes, type TestSite } from './visit.ts';

const point = { application: 'spa', login: 'authorization code grant', credentials: 'JWT + refresh token' } as const;
const seconds = 1000;
const path = '/api/load-shopping-cart';

let embedded: Embedded;
let store: TestSite;
let browser: Browser;
beforeEach(async () => {
  embedded = await startEmbedded();
  store = await embedded.site('store', point);
  browser = new Browser(store);
  await logIn(embedded, browser, point);
  embedded.calls.length = 0;
  return () => embedded.close();
});

const held = (name: string) => browser.cookies.get(name)?.value;

/** A browser with these cookies and no others. */
function thief(cookies: Readonly<Record<string, string | undefined>>): Browser {
  const other = new Browser(store, {});
  for (const [name, value = ''] of Object.entries(cookies)) other.cookies.set(name, { value, path: '/' });
  return other;
}

it('keeps both tokens in the browser and nothing at the site', async () => {
  const visitor = new Browser(store);
  const response = await logIn(embedded, visitor, point);
  expect(response.headers.location).toBe('/');
  expect(setCookies(response)).toEqual({
    jwt: { path: '/', httpOnly: true, sameSite: 'Lax', secure: true },
    refresh: { path: '/', maxAge: 60 * 24 * 60 * 60, httpOnly: true, sameSite: 'Lax', secure: true },
    login: { path: '/callback', maxAge: 0, httpOnly: true, sameSite: 'Lax', secure: true },
  });
  expect(store.heard).toEqual([]);
  // Under the Strict policy the token knows an id and nothing else (contract, section 6.5).
  expect((await visitor.get('/api/user')).json()).toEqual({ user: { id: expect.any(String) } });
});

describe('expiry, on the injected clock', () => {
  it('is good to the last second of its hour', async () => {
    embedded.advance(3600 * seconds - 1);
    expect((await browser.get(path)).statusCode).toBe(200);
    expect(embedded.calls).toEqual([]);
  });

  it('is dead from the hour on (RFC 7519 section 4.1.4), and renewed with one call', async () => {
    const former = held('jwt');
    const refresh = held('refresh');
    embedded.advance(3600 * seconds);
    const response = await browser.get(path);
    expect(response.statusCode).toBe(200);
    expect(setCookies(response)).toEqual({ jwt: { path: '/', httpOnly: true, sameSite: 'Lax', secure: true } });
    expect(embedded.calls.map(({ path, body }) => [path, body['grant_type']])).toEqual([
      ['/oauth2/token', 'refresh_token'],
    ]);
    expect(held('jwt')).not.toBe(former);
    expect(held('refresh')).toBe(refresh);
    expect((await browser.get(path)).headers['set-cookie']).toBeUndefined();
    expect(store.heard).toEqual([]);
  });
});

it('rewrites the refresh cookie when FusionAuth rotates the token', async () => {
  await embedded.change('store', { jwtConfiguration: { refreshTokenUsagePolicy: 'OneTimeUse' } });
  embedded.advance(61 * minutes);
  const former = held('refresh');
  expect(Object.keys(setCookies(await browser.get(path))).sort()).toEqual(['jwt', 'refresh']);
  expect(held('refresh')).not.toBe(former);
});

it('ends in 401 and one call when both are dead (S-REL-RTJWT), and touches no cookie but the one for the login', async () => {
  embedded.advance(31 * days);
  const response = await browser.get(path);
  expect(response.statusCode).toBe(401);
  expect(Object.keys(setCookies(response))).toEqual(['login']);
  expect(embedded.calls).toHaveLength(1);
  expect((await browser.get('/api/user')).statusCode).toBe(404);
});

it('gives a thief the cart for either token (S-A-JWT, S-A-RT-JWT)', async () => {
  expect((await thief({ jwt: held('jwt') }).get(path)).statusCode).toBe(200);
  expect(embedded.calls).toEqual([]);
  const response = await thief({ jwt: 'made-up', refresh: held('refresh') }).get(path);
  expect(response.statusCode).toBe(200);
  expect(Object.keys(setCookies(response))).toEqual(['jwt']);
  expect(embedded.calls).toHaveLength(1);
});

it('takes no token of another application, of nobody, or of its own making', async () => {
  const forums = await embedded.site('forums', point);
  const visitor = new Browser(forums);
  await logIn(embedded, visitor, point);
  const [header = '', payload = '', signature = ''] = (held('jwt') ?? '').split('.');
  const unsigned = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
  const anybody = Buffer.from(payload, 'base64url')
    .toString()
    .replace(/"sub":"./, '"sub":"f');
  for (const jwt of [
    visitor.cookies.get('jwt')?.value,
    `${unsigned}.${payload}.`,
    `${unsigned}.${payload}.${signature}`,
    `${header}.${Buffer.from(anybody).toString('base64url')}.${signature}`,
    `${header}.${payload}.`,
    '',
    '.',
    '..',
    'null',
  ]) {
    expect((await thief({ jwt }).get(path)).statusCode, jwt).toBe(401);
  }
});

it('does not renew for somebody who is no longer registered here', async () => {
  embedded.advance(61 * minutes);
  const authorization = { authorization: apiKey };
  const { users } = { users: await embedded.ask({ url: `/api/user?loginId=${user.email}`, headers: authorization }) };
  const url = `/api/user/registration/${users.json().user.id}/${applications.store.clientId}`;
  expect((await embedded.ask({ method: 'DELETE', url, headers: authorization })).statusCode).toBe(200);
  const response = await browser.get(path);
  expect(response.statusCode).toBe(401);
  expect(Object.keys(setCookies(response))).toEqual(['login']);
});

it('clears both cookies at a logout', async () => {
  const response = await browser.request('POST', '/api/logout');
  expect(setCookies(response)).toMatchObject({ jwt: { maxAge: 0, path: '/' }, refresh: { maxAge: 0, path: '/' } });
});

it('is not renewed by a glance at the home page of a webapp', async () => {
  const webapp = { ...point, application: 'webapp' } as const;
  const visitor = new Browser(await embedded.site('store', webapp));
  const link = linkOf((await visitor.get('/')).body, 'Log in');
  await visitor.get(landing(await embedded.enterPassword(link)));
  embedded.advance(61 * minutes);
  embedded.calls.length = 0;
  const home = await visitor.get('/');
  expect(linkOf(home.body, 'Log in')).toContain('/oauth2/authorize');
  expect(embedded.calls).toEqual([]);
});
