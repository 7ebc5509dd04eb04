import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientId, clientSecret } from './fake-fusionauth.ts';
import { setCookies } from './set-cookies.ts';
import { Browser, days, minutes, startSite, type TestSite } from './visit.ts';

let test: TestSite;
let browser: Browser;
beforeEach(async () => {
  test = await startSite();
  browser = new Browser(test);
  await browser.logIn();
  test.fusionAuth.calls.length = 0;
  test.heard.length = 0;
  test.advance(31 * minutes);
});
afterEach(() => test.site.close());

const held = (name: string) => browser.cookies.get(name)?.value;

describe('session dead, refresh token good (arrows 21 to 25)', () => {
  it('answers the same request, after one call to FusionAuth', async () => {
    const refresh = held('refresh');
    const response = await browser.get('/api/load-shopping-cart');
    expect(response.statusCode).toBe(200);
    expect(response.json().items.length).toBeGreaterThan(0);
    expect(test.fusionAuth.calls).toEqual([
      {
        method: 'POST',
        path: '/oauth2/token',
        form: {
          grant_type: 'refresh_token',
          refresh_token: refresh,
          client_id: clientId,
          client_secret: clientSecret,
        },
      },
    ]);
  });

  it('sets a new session cookie and leaves the refresh cookie alone', async () => {
    const former = held('sid');
    const response = await browser.get('/api/load-shopping-cart');
    expect(setCookies(response)).toEqual({ sid: { path: '/', httpOnly: true, sameSite: 'Lax', secure: true } });
    expect(held('sid')).not.toBe(former);
    expect(test.heard.map(({ change, id }) => [change, id])).toEqual([
      ['expired', former],
      ['created', held('sid')],
    ]);
  });

  it('does the same for whoever asks who is there', async () => {
    const response = await browser.get('/api/user');
    expect(response.statusCode).toBe(200);
    expect(response.json().user.email).toBe('ada@example.com');
    expect(Object.keys(setCookies(response))).toEqual(['sid']);
    expect(test.fusionAuth.calls).toHaveLength(1);
  });

  it('rewrites the refresh cookie when FusionAuth rotates the token', async () => {
    test.fusionAuth.rotating = true;
    const former = held('refresh');
    const response = await browser.get('/api/load-shopping-cart');
    expect(Object.keys(setCookies(response)).sort()).toEqual(['refresh', 'sid']);
    expect(held('refresh')).not.toBe(former);
    test.advance(31 * minutes);
    expect((await browser.get('/api/load-shopping-cart')).statusCode).toBe(200);
  });

  it('shares one refresh among requests that find the same dead session', async () => {
    test.fusionAuth.rotating = true;
    test.fusionAuth.delay = 20;
    const responses = await Promise.all([1, 2, 3].map(() => browser.get('/api/load-shopping-cart')));
    expect(responses.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(new Set(responses.map(({ cookies }) => cookies.find(({ name }) => name === 'sid')?.value)).size).toBe(1);
    expect(test.fusionAuth.calls).toHaveLength(1);
  });

  it('gives a thief with the refresh token and a made-up session id a session too (arrows 49 to 53)', async () => {
    const thief = new Browser(test, {});
    thief.cookies.set('sid', { value: 'made-up', path: '/' });
    thief.cookies.set('refresh', { value: held('refresh') ?? '', path: '/' });
    const response = await thief.get('/api/load-shopping-cart');
    expect(response.statusCode).toBe(200);
    expect(setCookies(response)).toEqual({ sid: { path: '/', httpOnly: true, sameSite: 'Lax' } });
    expect(test.heard.map(({ change }) => change)).toContain('created');
  });
});

describe('session and refresh token dead (arrows 26 to 29)', () => {
  beforeEach(() => {
    test.advance(31 * days);
    test.fusionAuth.revokeEverything();
  });

  it('asks FusionAuth, answers 401 with a way to log in, and touches no other cookie', async () => {
    const { sid, refresh } = { sid: held('sid'), refresh: held('refresh') };
    const response = await browser.get('/api/load-shopping-cart');
    expect(response.statusCode).toBe(401);
    expect(new URL(response.json().login).pathname).toBe('/oauth2/authorize');
    expect(setCookies(response)).toEqual({
      login: { path: '/callback', maxAge: 12 * 3600, httpOnly: true, sameSite: 'Lax', secure: true },
    });
    expect([held('sid'), held('refresh')]).toEqual([sid, refresh]);
    expect(test.fusionAuth.calls.map(({ form }) => form['grant_type'])).toEqual(['refresh_token']);
  });

  it('answers 404 to whoever asks who is there', async () => {
    expect((await browser.get('/api/user')).statusCode).toBe(404);
  });

  it('lets the person log in again with the link of the 401 (arrow 30)', async () => {
    const refused = await browser.get('/api/load-shopping-cart');
    const answer = test.fusionAuth.authorize(refused.json().login);
    expect((await browser.get(`/callback?${new URLSearchParams(answer)}`)).statusCode).toBe(302);
    expect((await browser.get('/api/load-shopping-cart')).statusCode).toBe(200);
  });
});

it.each(['down', 'broken'] as const)('answers 503 and keeps every cookie while FusionAuth is %s', async (how) => {
  test.fusionAuth[how] = true;
  for (const path of ['/api/load-shopping-cart', '/api/user']) {
    const response = await browser.get(path);
    expect(response.statusCode).toBe(503);
    expect(response.json().problem).toMatch(/FusionAuth/);
    expect(setCookies(response)).toEqual({});
  }
  test.fusionAuth[how] = false;
  expect((await browser.get('/api/load-shopping-cart')).statusCode).toBe(200);
});

it('does not bring an earlier person back when a later login yields no refresh token', async () => {
  const earlier = held('refresh');
  test.fusionAuth.withoutRefreshToken = true;
  const link = (await browser.get('/login')).headers.location ?? '';
  const response = await browser.get(`/callback?${new URLSearchParams(test.fusionAuth.authorize(link))}`);
  expect(earlier).toBeDefined();
  expect(setCookies(response)['refresh']).toMatchObject({ maxAge: 0 });
});
