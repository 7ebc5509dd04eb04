import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Browser, startSite, type TestSite } from './visit.ts';

let test: TestSite;
let insider: Browser;
/** What FusionAuth would answer to the login that the insider has begun. */
let answer: Record<'code' | 'state' | 'iss', string>;
beforeAll(async () => {
  test = await startSite();
  insider = new Browser(test);
  await insider.logIn();
  answer = test.fusionAuth.authorize((await insider.get('/login')).headers.location ?? '');
});
afterAll(() => test.site.close());

const paths = ['/', '/api/user', '/api/load-shopping-cart', '/api/logout', '/login', '/callback', '/assets/spa-abc.js'];

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

const safeUrl = (url: string) =>
  url.replace(/[^\x21-\x7e]/g, (character) => encodeURIComponent(character.toWellFormed()));

const url = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...paths), query).map(([path, search]) => `${path}?${search}`) },
  { weight: 1, arbitrary: junk.map((text) => `/${text}`) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...paths), junk).map(([path, text]) => `${path}/${text}`) },
);

const cookie = fc.oneof(
  headerValue,
  fc
    .array(fc.tuple(fc.constantFrom('sid', 'refresh', 'login', '__proto__'), headerValue), { maxLength: 5 })
    .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('; ')),
);

const request = fc.record({
  method: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
  // What is no address at all (`/\\`) is the front door's business: inject() itself does not take it.
  url: url.map(safeUrl).filter((text) => URL.canParse(text, 'http://localhost')),
  headers: fc.record(
    {
      cookie,
      origin: headerValue,
      'sec-fetch-site': fc.oneof(headerValue, fc.constantFrom('same-origin', 'cross-site')),
      'content-type': fc.oneof(headerValue, fc.constantFrom('application/json', 'text/plain', 'multipart/form-data')),
      authorization: headerValue,
      range: headerValue,
      'if-none-match': headerValue,
      accept: headerValue,
    },
    { requiredKeys: [] },
  ),
  payload: fc.oneof(fc.constant(''), fc.string(), fc.constant('x'.repeat(70_000)), fc.constant('{"__proto__":1}')),
});

it('answers whatever is sent with something below 500, within a second', async () => {
  await fc.assert(
    fc.asyncProperty(request, fc.boolean(), async ({ method, url, headers, payload }, loggedIn) => {
      // Half of them come from somebody with a login in progress and a live session.
      const own = [...insider.cookies].map(([name, { value }]) => `${name}=${value}`).join('; ');
      const sent = loggedIn ? { ...headers, cookie: `${own}; ${headers.cookie ?? ''}` } : headers;
      const started = performance.now();
      const response = await test.site.app.inject({
        method,
        url: url.replace('STATE', answer.state).replace('ISSUER', encodeURIComponent(answer.iss)),
        headers: Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined)),
        ...(method === 'GET' || method === 'HEAD' || payload === '' ? {} : { payload }),
      });
      expect(response.statusCode, `${method} ${url}`).toBeLessThan(500);
      expect(performance.now() - started).toBeLessThan(1000);
    }),
    { numRuns: 3000 },
  );
}, 120_000);

it('reads no more than 64 KiB of a body', async () => {
  const payload = JSON.stringify('x'.repeat(64 * 1024));
  const response = await test.site.app.inject({
    method: 'POST',
    url: '/api/logout',
    headers: { 'content-type': 'application/json' },
    payload,
  });
  expect(response.statusCode).toBe(413);
});
