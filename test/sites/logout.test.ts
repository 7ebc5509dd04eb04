import { afterEach, beforeEach, expect, it } from 'vitest';
import { clientId, issuer } from './fake-fusionauth.ts';
import { setCookies } from './set-cookies.ts';
import { Browser, startSite, type TestSite } from './visit.ts';

let test: TestSite;
let browser: Browser;
beforeEach(async () => {
  test = await startSite();
  browser = new Browser(test);
  await browser.logIn();
  test.heard.length = 0;
});
afterEach(() => test.site.close());

it('ends the session, clears its cookies and shows the way to the end of the FusionAuth session', async () => {
  const id = browser.cookies.get('sid')?.value;
  const response = await browser.request('POST', '/api/logout', { origin: test.origin });
  expect(response.statusCode).toBe(200);
  const link = new URL(response.json().logout);
  expect(link.origin + link.pathname).toBe(`${issuer}/oauth2/logout`);
  expect(Object.fromEntries(link.searchParams)).toEqual({
    client_id: clientId,
    post_logout_redirect_uri: 'http://store.example.localhost:4000/',
  });
  expect(setCookies(response)).toMatchObject({ sid: { maxAge: 0, path: '/' }, refresh: { maxAge: 0, path: '/' } });
  expect(test.heard.map((heard) => [heard.change, heard.id])).toEqual([['ended', id]]);
});

it('leaves a copied session id worthless', async () => {
  const copy = new Browser(test);
  copy.cookies.set('sid', { value: browser.cookies.get('sid')?.value ?? '', path: '/' });
  await browser.request('POST', '/api/logout');
  expect((await copy.get('/api/load-shopping-cart')).statusCode).toBe(401);
});

it.each<Record<string, string>>([
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'same-site', origin: 'http://forums.example.localhost:4000' },
  { origin: 'http://forums.example.localhost:4000' },
  { origin: 'http://evil.example' },
  { origin: 'null' },
])('refuses to log out because another page asked for it: %o', async (headers) => {
  const response = await browser.request('POST', '/api/logout', headers);
  expect(response.statusCode).toBe(403);
  expect(setCookies(response)).toEqual({});
  expect(test.heard).toEqual([]);
  expect((await browser.get('/api/user')).statusCode).toBe(200);
});

it('is a POST only', async () => {
  expect((await browser.get('/api/logout')).statusCode).toBe(404);
  expect(test.heard).toEqual([]);
});

it('has nothing against nobody logging out', async () => {
  expect((await new Browser(test).request('POST', '/api/logout')).statusCode).toBe(200);
});
