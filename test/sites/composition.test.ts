import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choose } from '../../main/sites/choices.ts';
import type { Application, Credentials, Login, Point } from '../../scenarios/space.ts';
import { dataPath, type Embedded, logIn, startEmbedded } from './embedded.ts';
import { Browser, days, minutes, type TestSite } from './visit.ts';

/** Every point of the space that can be built: it composes, lets somebody in, gives the cart, and ends. */

const applications: readonly Application[] = ['spa', 'webapp'];
const logins: readonly Login[] = ['authorization code grant', 'password grant', 'native form to backend'];
const credentials: readonly Credentials[] = ['session', 'session + refresh token', 'JWT', 'JWT + refresh token'];

const points: readonly Point[] = [
  ...applications.flatMap((application) =>
    logins.flatMap((login) => credentials.map((credentials) => ({ application, login, credentials }))),
  ),
  ...credentials.map((credentials) => ({ application: 'spa', login: 'implicit grant', credentials }) as const),
  { application: 'spa', login: 'native form to FusionAuth, same domain', credentials: 'JWT + refresh token' },
];

/** The cookies of each way to keep credentials (scenarios/cookies.ts). */
const cookies: Readonly<Partial<Record<Credentials, readonly string[]>>> = {
  session: ['sid'],
  'session + refresh token': ['refresh', 'sid'],
  JWT: ['jwt'],
  'JWT + refresh token': ['jwt', 'refresh'],
};

/** What the browser holds once somebody is logged in. */
function kept({ login, credentials }: Point): readonly string[] {
  if (login === 'native form to FusionAuth, same domain') return ['access_token', 'refresh_token'];
  // The implicit grant yields no refresh token (RFC 6749 section 4.2.2).
  return (cookies[credentials] ?? []).filter((name) => name !== 'refresh' || login !== 'implicit grant');
}

const names = (browser: Browser) => [...browser.cookies.keys()].filter((name) => name !== 'login').sort();

describe.each(points)('$application, $login, $credentials', (point) => {
  let embedded: Embedded;
  let store: TestSite;
  let browser: Browser;
  const path = dataPath[point.application === 'spa' ? 'spa' : 'webapp'].store;
  const refused = point.application === 'spa' ? 401 : 302;
  const own = point.login !== 'native form to FusionAuth, same domain';
  /** A refresh token that the site itself spends. */
  const renews = kept(point).includes('refresh');

  beforeAll(async () => {
    embedded = await startEmbedded();
    store = await embedded.site('store', point);
    browser = new Browser(store);
  });
  afterAll(() => embedded.close());

  it('refuses nobody, without a call', async () => {
    expect((await browser.get(path)).statusCode).toBe(refused);
    expect(embedded.calls).toEqual([]);
  });

  it('lets somebody in, with exactly its cookies', async () => {
    const response = await logIn(embedded, browser, point);
    expect([200, 302]).toContain(response.statusCode);
    expect([...browser.cookies.keys()].sort()).toEqual(kept(point));
    expect(embedded.calls).toHaveLength(point.login === 'implicit grant' || !own ? 0 : 1);
  });

  it('gives the cart, without a call or a cookie', async () => {
    embedded.calls.length = 0;
    const response = await browser.get(path);
    expect(response.statusCode).toBe(200);
    expect(response.body).toContain('Gooseneck kettle');
    expect(response.headers['set-cookie']).toBeUndefined();
    expect(embedded.calls).toEqual([]);
  });

  it(renews ? 'renews what has died, with one call' : 'does not renew what has died', async () => {
    embedded.advance(61 * minutes);
    const response = await browser.get(path);
    expect(response.statusCode).toBe(renews ? 200 : refused);
    const set = response.cookies.map(({ name }) => name).filter((name) => name !== 'login');
    expect(set).toEqual(renews ? kept(point).filter((name) => name !== 'refresh') : []);
    expect(embedded.calls).toHaveLength(renews ? 1 : 0);
  });

  it('ends for good with the refresh token, and touches no cookie', async () => {
    embedded.advance(31 * days);
    embedded.calls.length = 0;
    const before = names(browser);
    const response = await browser.get(path);
    expect(response.statusCode).toBe(refused);
    expect(names(browser)).toEqual(before);
    expect(embedded.calls).toHaveLength(renews ? 1 : 0);
    if (point.application === 'webapp') {
      expect(response.headers.location).toBe('/login');
      expect(response.headers['set-cookie']).toBeUndefined();
    }
  });

  it('lets the same person in again', async () => {
    await logIn(embedded, browser, point);
    expect((await browser.get(path)).statusCode).toBe(200);
  });
});

it.each<Point>([
  { application: 'mobile', login: 'password grant', credentials: 'JWT' },
  { application: 'webapp', login: 'implicit grant', credentials: 'JWT' },
  { application: 'webapp', login: 'native form to FusionAuth, same domain', credentials: 'JWT + refresh token' },
  { application: 'spa', login: 'native form to FusionAuth, same domain', credentials: 'session' },
  { application: 'spa', login: 'password grant', credentials: 'JWT in local storage' },
  { application: 'spa', login: 'native form to FusionAuth', credentials: 'session' },
  { application: 'webapp', login: 'native form to FusionAuth', credentials: 'JWT + refresh token' },
])('does not pretend to compose $application, $login, $credentials', (point) => {
  expect(() => choose(point)).toThrow(RangeError);
});
