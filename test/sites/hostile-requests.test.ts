import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Point } from '../../scenarios/space.ts';
import { type Embedded, linkOf, logIn, startEmbedded } from './embedded.ts';
import { issuer } from './fake-fusionauth.ts';
import { Browser, startSite, type TestSite } from './visit.ts';

const common = ['/', '/login', '/callback', '/assets/spa-abc.js'];
const spa = [...common, '/api/user', '/api/load-shopping-cart', '/api/logout'];

/** Between them they have every route, login and cookie. */
const sites: readonly (Point & { readonly paths: readonly string[] })[] = [
  {
    ...{ application: 'spa', login: 'authorization code grant', credentials: 'session + refresh token' },
    paths: spa,
  },
  {
    ...{ application: 'spa', login: 'implicit grant', credentials: 'JWT' },
    paths: [...spa, '/api/cookie-drop'],
  },
  {
    ...{ application: 'spa', login: 'implicit grant', credentials: 'session' },
    paths: [...spa, '/api/start-session'],
  },
  {
    ...{ application: 'spa', login: 'native form to backend', credentials: 'JWT + refresh token' },
    paths: [...spa, '/api/login'],
  },
  {
    ...{ application: 'spa', login: 'native form to FusionAuth, same domain', credentials: 'JWT + refresh token' },
    paths: spa,
  },
  {
    ...{ application: 'webapp', login: 'password grant', credentials: 'session + refresh token' },
    paths: [...common, '/shopping-cart', '/logout'],
  },
  {
    ...{ application: 'webapp', login: 'authorization code grant', credentials: 'JWT + refresh token' },
    paths: [...common, '/shopping-cart', '/logout'],
  },
];

/** What HTTP lets through in a header: a client could not send anything else. */
const headerValue = fc
  .oneof(fc.string({ unit: 'binary-ascii', maxLength: 300 }), fc.string({ maxLength: 20_000 }))
  .map((text) => text.replace(/[^\t\x20-\x7e]/g, ''));

const junk = fc.oneof(
  fc.string(),
  // Put in as the right value below, to get past the first checks.
  fc.constantFrom('STATE', 'ISSUER'),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('%', '%zz', '%00', '%ff', '../../etc/passwd', '__proto__', '\u202e', "' OR 1=1", '{{7*7}}', 'null'),
);

/** Names that mean something to the site, with values that may not. */
const query = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        'code',
        'state',
        'iss',
        'error',
        'error_description',
        'response',
        'id_token',
        'code[]',
        '__proto__',
      ),
      junk,
      fc.boolean(),
    ),
    { maxLength: 6 },
  )
  .map((pairs) => pairs.map(([name, value, raw]) => `${name}=${raw ? value : encodeURIComponent(value)}`).join('&'));

/** A value as a form would write it. */
const safe = (value: unknown) => (typeof value === 'string' ? value.toWellFormed() : typeof value);

const safeUrl = (url: string) =>
  url.replace(/[^\x21-\x7e]/g, (character) => encodeURIComponent(character.toWellFormed()));

const urlAmong = (paths: readonly string[]) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...paths), query).map(([path, search]) => `${path}?${search}`) },
    { weight: 1, arbitrary: junk.map((text) => `/${text}`) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...paths), junk).map(([path, text]) => `${path}/${text}`) },
  );

const cookie = fc.oneof(
  headerValue,
  fc
    .array(fc.tuple(fc.constantFrom('sid', 'refresh', 'jwt', 'access_token', 'login', '__proto__'), headerValue), {
      maxLength: 5,
    })
    .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('; ')),
);

/** What scripts and forms send, with the wrong things in it. */
const fields = fc.dictionary(
  fc.constantFrom('loginId', 'password', 'token', 'state', '__proto__', 'constructor'),
  fc.oneof(junk, fc.anything()),
);
const payload = fc.oneof(
  fc.constant(''),
  fc.string(),
  fc.constant('x'.repeat(70_000)),
  fc.constant('{"__proto__":1}'),
  fields.map((body) => JSON.stringify(body)),
  fields.map((body) =>
    new URLSearchParams(Object.entries(body).map(([name, value]) => [name, safe(value)])).toString(),
  ),
);

const contentType = fc.oneof(
  headerValue,
  fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data'),
);

const requestTo = (paths: readonly string[]) =>
  fc.record({
    method: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
    // What is no address at all (`/\\`) is the front door's business: inject() itself does not take it.
    url: urlAmong(paths)
      .map(safeUrl)
      .filter((text) => URL.canParse(text, 'http://localhost')),
    headers: fc.record(
      {
        cookie,
        origin: headerValue,
        'sec-fetch-site': fc.oneof(headerValue, fc.constantFrom('same-origin', 'cross-site')),
        'content-type': contentType,
        authorization: headerValue,
        range: headerValue,
        'if-none-match': headerValue,
        accept: headerValue,
      },
      { requiredKeys: [] },
    ),
    payload,
  });

/** The link that a browser at this site is given to log in, if any. */
async function linkFor(browser: Browser, { application }: Point): Promise<string | undefined> {
  const home = await browser.get(application === 'spa' ? '/api/user' : '/');
  return application === 'spa' ? home.json().login : linkOf(home.body, 'Log in') || undefined;
}

describe.each(sites)('$application, $login, $credentials', ({ paths, ...point }) => {
  let embedded: Embedded;
  let test: TestSite;
  /** Cookies of somebody with a live login, and of one in progress. */
  let own: string;
  let secrets: readonly string[];
  let state = '';
  beforeAll(async () => {
    embedded = await startEmbedded();
    test = await embedded.site('store', point);
    const [insider, beginner] = [new Browser(test), new Browser(test)];
    await logIn(embedded, insider, point);
    const link = (await linkFor(beginner, point)) ?? '';
    state = new URL(link, issuer).searchParams.get('state') ?? '';
    const cookies = [...insider.cookies, ...beginner.cookies];
    own = cookies.map(([name, { value }]) => `${name}=${value}`).join('; ');
    secrets = cookies.map(([, { value }]) => value);
  });
  afterAll(() => embedded.close());

  it('answers whatever is sent with something below 500, within a second, and without a secret', async () => {
    await fc.assert(
      fc.asyncProperty(requestTo(paths), fc.boolean(), async ({ method, url, headers, payload }, loggedIn) => {
        const sent = loggedIn ? { ...headers, cookie: `${own}; ${headers.cookie ?? ''}` } : headers;
        const started = performance.now();
        const response = await test.site.app.inject({
          method,
          url: url.replace('STATE', state).replace('ISSUER', encodeURIComponent(issuer)),
          headers: Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined)),
          ...(method === 'GET' || method === 'HEAD' || payload === '' ? {} : { payload }),
        });
        expect(response.statusCode, `${method} ${url}`).toBeLessThan(500);
        expect(performance.now() - started).toBeLessThan(1000);
        for (const secret of secrets) expect(response.body).not.toContain(secret);
      }),
      { numRuns: 1000 },
    );
  }, 120_000);
});

it('reads no more than 64 KiB of a body', async () => {
  const test = await startSite();
  const payload = JSON.stringify('x'.repeat(64 * 1024));
  const response = await test.site.app.inject({
    method: 'POST',
    url: '/api/logout',
    headers: { 'content-type': 'application/json' },
    payload,
  });
  expect(response.statusCode).toBe(413);
  await test.site.close();
});
