import { afterEach, beforeEach, expect, it } from 'vitest';
import { setCookies } from './set-cookies.ts';
import { Browser, minutes, startSite, type TestSite } from './visit.ts';

let test: TestSite;
let browser: Browser;
beforeEach(async () => {
  test = await startSite({
    point: { application: 'spa', login: 'authorization code grant', credentials: 'session' },
  });
  browser = new Browser(test);
  await browser.logIn();
  test.fusionAuth.calls.length = 0;
  test.heard.length = 0;
});
afterEach(() => test.site.close());

const changes = () => test.heard.map(({ change }) => change);

it('keeps nothing but the session id, and asks for no refresh token', async () => {
  expect([...browser.cookies.keys()]).toEqual(['sid']);
  const link = (await browser.get('/login')).headers.location ?? '';
  expect(new URL(link).searchParams.get('scope')).toBe('openid email profile');
});

it('pushes the expiry forward with every use (arrow 19)', async () => {
  for (let use = 0; use < 3; use++) {
    test.advance(29 * minutes);
    const response = await browser.get('/api/load-shopping-cart');
    expect(response.statusCode).toBe(200);
    expect(response.json().items.length).toBeGreaterThan(0);
    expect(setCookies(response)).toEqual({});
  }
  expect(changes()).toEqual(['extended', 'extended', 'extended']);
  const [first, , last] = test.heard;
  expect(first?.createdAt).toBe(last?.createdAt);
  expect((last?.expiresAt ?? 0) - (first?.expiresAt ?? 0)).toBeGreaterThanOrEqual(58 * minutes);
  expect(test.fusionAuth.calls).toEqual([]);
});

it('is not kept alive by asking who is there', async () => {
  test.advance(20 * minutes);
  expect((await browser.get('/api/user')).statusCode).toBe(200);
  test.advance(11 * minutes);
  expect((await browser.get('/api/user')).statusCode).toBe(404);
  expect(changes()).toEqual(['expired']);
});

it('is dead after its lifetime, without a call to FusionAuth (S-REL-SID), and dies only once', async () => {
  test.advance(30 * minutes);
  const response = await browser.get('/api/load-shopping-cart');
  expect(response.statusCode).toBe(401);
  expect(Object.keys(setCookies(response))).toEqual(['login']);
  await browser.get('/api/load-shopping-cart');
  expect(changes()).toEqual(['expired']);
  expect(test.fusionAuth.calls).toEqual([]);
});

it('is forgotten when another one begins, though nobody came back for it', async () => {
  test.advance(30 * minutes);
  await new Browser(test).logIn();
  expect(changes()).toEqual(['expired', 'created']);
});

it('is not found under another id', async () => {
  browser.cookies.set('sid', { value: 'A'.repeat(43), path: '/' });
  expect((await browser.get('/api/load-shopping-cart')).statusCode).toBe(401);
});
