import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSite } from '../../main/sites/site.ts';
import { apiKey, applications, type Embedded, logIn, sameDomainOrigin, startEmbedded } from './embedded.ts';
import { FakeFusionAuth, issuer } from './fake-fusionauth.ts';
import { Browser, minutes, type TestSite } from './visit.ts';

/** FusionAuth's own cookies on the domain of both sites (facts/workflows.md, main workflow 4). */

const point = {
  application: 'spa',
  login: 'native form to FusionAuth, same domain',
  credentials: 'JWT + refresh token',
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
beforeEach(async () => {
  browser = new Browser(store);
  await logIn(embedded, browser, point);
  embedded.calls.length = 0;
});

/** The same browser at the Forums: cookies of the domain go to both. */
function atForums(): Browser {
  const visitor = new Browser(forums);
  for (const [name, cookie] of browser.cookies) visitor.cookies.set(name, cookie);
  return visitor;
}

it('knows whoever comes with a good access_token, and sets nothing', async () => {
  for (const path of ['/api/user', '/api/load-shopping-cart']) {
    const response = await browser.get(path);
    expect(response.statusCode).toBe(200);
    expect(response.headers['set-cookie']).toBeUndefined();
  }
  expect(embedded.calls).toEqual([]);
});

it("answers 404 and 401 at the Forums to the Store's token, which a real browser sends there (arrows 21 to 24)", async () => {
  const visitor = atForums();
  const probe = await visitor.get('/api/user');
  expect([probe.statusCode, probe.json()]).toEqual([404, {}]);
  const load = await visitor.get('/api/load-posts');
  expect([load.statusCode, load.json()]).toEqual([401, {}]);
  expect([probe.headers['set-cookie'], load.headers['set-cookie']]).toEqual([undefined, undefined]);
  expect(embedded.calls).toEqual([]);
});

it('leaves it to the page to renew what has expired (arrows 10 to 15)', async () => {
  embedded.advance(60 * minutes);
  const refused = await browser.get('/api/load-shopping-cart');
  expect([refused.statusCode, refused.json()]).toEqual([401, {}]);
  expect(refused.headers['set-cookie']).toBeUndefined();
  const cookie = [...browser.cookies].map(([name, { value }]) => `${name}=${value}`).join('; ');
  const renewed = await embedded.ask({ method: 'POST', url: '/api/jwt/refresh', headers: { cookie } });
  expect(renewed.statusCode).toBe(200);
  for (const { name, value } of renewed.cookies) browser.cookies.set(name, { value, path: '/' });
  expect((await browser.get('/api/load-shopping-cart')).statusCode).toBe(200);
  expect(embedded.calls).toEqual([]);
});

it('takes no token from anywhere but that cookie', async () => {
  const jwt = browser.cookies.get('access_token') ?? { value: '', path: '/' };
  const other = new Browser(store);
  for (const name of ['jwt', 'refresh_token', 'sid']) other.cookies.set(name, jwt);
  const response = await other.get('/api/user', { authorization: `Bearer ${jwt.value}` });
  expect(response.statusCode).toBe(404);
});

describe('the page', () => {
  it('is told where FusionAuth is and which application it is for, and no secret', async () => {
    const { body } = await browser.get('/');
    const [, json = ''] = /<script type="application\/json" id="site">(.*)<\/script>/.exec(body) ?? [];
    expect(JSON.parse(json)).toMatchObject({
      ...point,
      dataPath: '/api/load-shopping-cart',
      addresses: { fusionAuth: sameDomainOrigin, applicationId: applications.store.clientId },
    });
    expect(body).not.toContain(apiKey);
    expect(body).not.toContain(applications.store.clientSecret);
  });

  it('may talk to that FusionAuth and to nobody else', async () => {
    const policy = (await browser.get('/')).headers['content-security-policy'];
    expect(policy).toContain(`; connect-src 'self' ${sameDomainOrigin}; `);
  });
});

it('does not take the password itself', async () => {
  expect((await browser.postJson('/api/login', { loginId: 'a', password: 'b' })).statusCode).toBe(404);
});

it('cannot be without FusionAuth on the same domain', async () => {
  const clock = { now: () => Date.now() };
  const fusionAuth = { issuer, apiKey, ...applications.store };
  const backChannel = new FakeFusionAuth(clock).fetch;
  const { origin } = store;
  const options = { name: 'store', origin, point, fusionAuth, backChannel, clock, pages: '/nowhere' } as const;
  await expect(createSite(options)).rejects.toThrow(RangeError);
});
