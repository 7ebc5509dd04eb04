import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { issuer } from './fake-fusionauth.ts';
import { setCookies } from './set-cookies.ts';
import { Browser, startSite, type TestSite } from './visit.ts';

let test: TestSite;
let browser: Browser;
beforeEach(async () => {
  test = await startSite();
  browser = new Browser(test);
});
afterEach(() => test.site.close());

/** The answer that FusionAuth gives to the login this browser has just begun. */
async function answer(): Promise<Record<string, string>> {
  return test.fusionAuth.authorize((await browser.get('/api/user')).json().login);
}

const callback = (query: Readonly<Record<string, string>>) => browser.get(`/callback?${new URLSearchParams(query)}`);

/** A page for people, no cookie changed, nobody logged in, nothing secret repeated. */
function expectRefusal(
  response: Awaited<ReturnType<typeof callback>>,
  status: number,
  secrets: readonly string[] = [],
) {
  expect(response.statusCode).toBe(status);
  expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(response.body).toContain('<a href="/">');
  expect(setCookies(response)).toEqual({});
  expect(test.heard).toEqual([]);
  for (const secret of secrets) expect(response.body).not.toContain(secret);
}

describe('before anybody is asked (RFC 9700 section 2.1)', () => {
  afterEach(() => expect(test.fusionAuth.calls).toEqual([]));

  it('refuses another state', async () => {
    const query = await answer();
    expectRefusal(await callback({ ...query, state: 'another' }), 400, [query['code'] ?? '']);
  });

  it('refuses a missing state', async () => {
    const { state: _, ...query } = await answer();
    expectRefusal(await callback(query), 400);
  });

  it('refuses a browser that has not begun a login', async () => {
    const query = await answer();
    browser.cookies.clear();
    expectRefusal(await callback(query), 400, [query['code'] ?? '']);
  });

  it('refuses the login cookie of another site', async () => {
    const query = await answer();
    const other = await startSite();
    const elsewhere = new Browser(other);
    await elsewhere.get('/api/user');
    browser.cookies.set('login', { value: elsewhere.cookies.get('login')?.value ?? '', path: '/callback' });
    expectRefusal(await callback(query), 400);
    await other.site.close();
  });

  it('refuses another issuer, and none where FusionAuth always names itself (RFC 9207 section 2.4)', async () => {
    const { iss: _, ...unnamed } = await answer();
    expectRefusal(await callback({ ...unnamed, iss: 'http://evil.example' }), 400);
    expectRefusal(await callback(unnamed), 400);
  });

  it('refuses an answer without code and error, and empty or repeated parameters', async () => {
    const { code = '', ...rest } = await answer();
    const query = new URLSearchParams(rest).toString();
    expectRefusal(await callback(rest), 400);
    expectRefusal(await callback({ ...rest, code: '' }), 400);
    expectRefusal(await callback({ ...rest, error: '' }), 400);
    expectRefusal(await browser.get(`/callback?${query}&code=${code}&code=${code}`), 400, [code]);
  });
});

it('tells what FusionAuth answered instead of a code, and escapes it', async () => {
  const { state = '' } = await answer();
  const response = await callback({ error: 'access_denied', error_description: '<script>', state, iss: issuer });
  expectRefusal(response, 400, ['<script>']);
  expect(response.body).toContain('access_denied');
});

it('does not call it a failure of its own when the browser brings an error', async () => {
  const { state = '' } = await answer();
  expectRefusal(await callback({ error: 'server_error', state, iss: issuer }), 400);
});

it('refuses a code the second time', async () => {
  const query = await answer();
  const cookie = browser.cookies.get('login');
  expect((await callback(query)).statusCode).toBe(302);
  test.heard.length = 0;

  expectRefusal(await callback(query), 400);
  if (cookie) browser.cookies.set('login', cookie);
  expectRefusal(await callback(query), 400, [query['code'] ?? '']);
});

describe('when FusionAuth does not do its part', () => {
  it('says 502 when it cannot be reached', async () => {
    const query = await answer();
    test.fusionAuth.down = true;
    expectRefusal(await callback(query), 502, [query['code'] ?? '']);
  });

  it('says 502 when it answers with something else', async () => {
    const query = await answer();
    test.fusionAuth.broken = true;
    expectRefusal(await callback(query), 502);
  });

  it('says 502 when it does not take the site for its client', async () => {
    const query = await answer();
    test.fusionAuth.refusal = { status: 401, error: 'invalid_client' };
    expectRefusal(await callback(query), 502);
  });

  it.each([
    ['for another audience', { aud: 'another-client' }],
    ['from another issuer', { iss: 'http://evil.example' }],
    ['for another login', { nonce: 'another' }],
    ['without a subject', { sub: '' }],
  ])('does not take an id token %s', async (_, claims) => {
    const query = await answer();
    test.fusionAuth.claims = claims;
    expectRefusal(await callback(query), 502);
  });

  it.each([
    ['that has expired', { exp: -60 }],
    ['that is not valid yet', { nbf: 60 }],
  ])('does not take an id token %s on the injected clock', async (_, offsets) => {
    const query = await answer();
    const now = Math.floor(Date.now() / 1000);
    test.fusionAuth.claims = Object.fromEntries(Object.entries(offsets).map(([name, by]) => [name, now + by]));
    expectRefusal(await callback(query), 502);
  });
});
