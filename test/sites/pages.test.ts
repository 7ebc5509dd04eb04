import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSite } from '../../main/sites/site.ts';
import { apiKey, clientId, clientSecret, FakeFusionAuth, issuer } from './fake-fusionauth.ts';
import { Browser, startSite, type TestSite } from './visit.ts';

let test: TestSite;
let browser: Browser;
beforeAll(async () => {
  test = await startSite();
  browser = new Browser(test);
});
afterAll(() => test.site.close());

const strict =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

it.each([
  ['/', 200, /^text\/html/],
  ['/assets/spa-abc.js', 200, /javascript/],
  ['/favicon.ico', 200, /^image\/svg\+xml/],
  ['/message.css', 200, /^text\/css/],
  ['/nowhere', 404, /^text\/html/],
  ['/assets/nowhere.js', 404, /^text\/html/],
  ['/assets/../spa/index.html', 404, /^text\/html/],
  ['/assets/..%2fspa/index.html', 404, /^text\/html/],
  ['/api/nowhere', 404, /^application\/json/],
  ['/%zz', 400, /^text\/html/],
])('answers %s with %i, strictly and without cookies', async (path, status, type) => {
  const response = await browser.get(path);
  expect(response.statusCode).toBe(status);
  expect(response.headers['content-type']).toMatch(type);
  expect(response.headers['content-security-policy']).toBe(strict);
  expect(response.headers['x-content-type-options']).toBe('nosniff');
  expect(response.headers['referrer-policy']).toBe('no-referrer');
  expect(response.headers['cache-control']).toBeDefined();
  expect(response.headers['set-cookie']).toBeUndefined();
});

it('gives the page whole each time, though the browser has it already (arrow 14)', async () => {
  const { headers } = await browser.get('/');
  expect(headers['cache-control']).toBe('no-store');
  const again = await browser.get('/', { 'if-none-match': '*', 'if-modified-since': 'Sat, 21 Nov 2099 00:00:00 GMT' });
  expect(again.statusCode).toBe(200);
});

const options = (fusionAuth: FakeFusionAuth) => ({
  name: 'store' as const,
  origin: 'http://store.example.localhost:4000',
  point: { application: 'spa', login: 'authorization code grant', credentials: 'session' } as const,
  fusionAuth: { issuer, clientId, clientSecret, apiKey },
  backChannel: fusionAuth.fetch,
  clock: { now: () => Date.now() },
  pages: '/nowhere',
});

it('asks FusionAuth once, at the start, where its endpoints are', async () => {
  const fusionAuth = new FakeFusionAuth({ now: () => Date.now() });
  await expect(createSite(options(fusionAuth))).rejects.toThrow('npm run build');
  expect(fusionAuth.calls.map(({ path }) => path)).toEqual(['/.well-known/openid-configuration']);
});

it('does not start without FusionAuth', async () => {
  const fusionAuth = new FakeFusionAuth({ now: () => Date.now() });
  fusionAuth.down = true;
  await expect(createSite(options(fusionAuth))).rejects.toThrow('FusionAuth');
});

it('says which choice has not been built', async () => {
  const point = { application: 'webapp', login: 'implicit grant', credentials: 'JWT' } as const;
  const fusionAuth = new FakeFusionAuth({ now: () => Date.now() });
  await expect(createSite({ ...options(fusionAuth), point })).rejects.toThrow(RangeError);
});
