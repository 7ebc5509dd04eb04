import { afterEach, beforeEach, expect, it } from 'vitest';
import { clientId, clientSecret, issuer } from './fake-fusionauth.ts';
import { setCookies } from './set-cookies.ts';
import { Browser, days, minutes, startSite, type TestSite } from './visit.ts';

let test: TestSite;
let browser: Browser;
beforeEach(async () => {
  test = await startSite();
  browser = new Browser(test);
});
afterEach(() => test.site.close());

const random = expect.stringMatching(/^[\w-]{43,}$/);

it('answers 404 with the way to FusionAuth when nobody is there (arrows 3 and 4)', async () => {
  const response = await browser.get('/api/user');
  expect(response.statusCode).toBe(404);
  const link = new URL(response.json().login);
  expect(link.origin + link.pathname).toBe(`${issuer}/oauth2/authorize`);
  expect(Object.fromEntries(link.searchParams)).toEqual({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: 'http://store.example.localhost:4000/callback',
    scope: 'openid email profile offline_access',
    state: random,
    nonce: random,
    code_challenge: random,
    code_challenge_method: 'S256',
  });
  expect(test.fusionAuth.calls).toEqual([]);
});

it('binds the login to this browser with a cookie that travels to /callback alone', async () => {
  const response = await browser.get('/api/user');
  expect(setCookies(response)).toEqual({
    login: { path: '/callback', maxAge: 12 * 3600, httpOnly: true, sameSite: 'Lax', secure: true },
  });
  const { login } = response.json();
  const sealed = browser.cookies.get('login')?.value ?? '';
  const state = new URL(login).searchParams.get('state') ?? '';
  expect(Buffer.from(sealed.split('.').join(''), 'base64url').toString('latin1')).not.toContain(state);
});

it('sends a person who comes to /login the same way', async () => {
  const response = await browser.get('/login');
  expect(response.statusCode).toBe(302);
  expect(response.headers.location).toMatch(/^http:\/\/example\.fusionauth\.localhost:4000\/oauth2\/authorize\?/);
  expect(Object.keys(setCookies(response))).toEqual(['login']);
});

it('redeems the code in one call, with secret, verifier and redirect_uri (arrows 10 and 11)', async () => {
  await browser.logIn();
  expect(test.fusionAuth.calls).toEqual([
    {
      method: 'POST',
      path: '/oauth2/token',
      form: {
        grant_type: 'authorization_code',
        code: expect.any(String),
        code_verifier: random,
        redirect_uri: 'http://store.example.localhost:4000/callback',
        client_id: clientId,
        client_secret: clientSecret,
      },
    },
  ]);
});

it('comes home with a session and a refresh token in cookies, and the login spent (arrow 13)', async () => {
  const response = await browser.logIn();
  expect(response.statusCode).toBe(302);
  expect(response.headers.location).toBe('/');
  expect(setCookies(response)).toEqual({
    sid: { path: '/', httpOnly: true, sameSite: 'Lax', secure: true },
    refresh: { path: '/', maxAge: 60 * 24 * 60 * 60, httpOnly: true, sameSite: 'Lax', secure: true },
    login: { path: '/callback', maxAge: 0, httpOnly: true, sameSite: 'Lax', secure: true },
  });
  expect([...browser.cookies.keys()].sort()).toEqual(['refresh', 'sid']);
});

it('says of the new session whose it is and how long it lives', async () => {
  await browser.logIn();
  const [created] = test.heard;
  expect(test.heard).toHaveLength(1);
  expect(created).toMatchObject({ change: 'created', user: 'ada@example.com' });
  expect(created?.id).toBe(browser.cookies.get('sid')?.value);
  expect((created?.expiresAt ?? 0) - (created?.createdAt ?? 0)).toBe(30 * minutes);
  expect(test.site.sessionLifetime).toBe(30 * minutes);
});

it('knows the person afterwards (arrows 16 and 17), and sets no cookie for it', async () => {
  await browser.logIn();
  const response = await browser.get('/api/user');
  expect(response.statusCode).toBe(200);
  expect(response.json()).toEqual({
    user: { id: '7a4f2f4e-2a86-4e58-9b1a-1b7a8c0f5d11', email: 'ada@example.com', name: 'Ada Lovelace' },
  });
  expect(setCookies(response)).toEqual({});
});

it('gives the Forums their posts, on their own host', async () => {
  const forums = await startSite({ name: 'forums' });
  const visitor = new Browser(forums);
  await visitor.logIn();
  const response = await visitor.get('/api/load-posts');
  expect(response.statusCode).toBe(200);
  expect(response.json().posts.length).toBeGreaterThan(0);
  expect((await visitor.get('/api/load-shopping-cart')).statusCode).toBe(404);
  await forums.site.close();
});

it('leaves Secure out for a client that does not show a secure context, as curl', async () => {
  const curl = new Browser(test, {});
  const response = await curl.logIn();
  expect(response.statusCode).toBe(302);
  expect(Object.values(setCookies(response)).map(({ secure }) => secure)).toEqual([undefined, undefined, undefined]);
});

it('takes a new session id at every login and ends the former session', async () => {
  await browser.logIn();
  const former = browser.cookies.get('sid')?.value;
  await browser.get('/login');
  const link = (await browser.get('/login')).headers.location ?? '';
  await browser.get(`/callback?${new URLSearchParams(test.fusionAuth.authorize(link))}`);
  expect(browser.cookies.get('sid')?.value).not.toBe(former);
  expect(test.heard.map(({ change, id }) => [change, id === former])).toEqual([
    ['created', true],
    ['ended', true],
    ['created', false],
  ]);
});

it('follows a clock that is far ahead of the machine', async () => {
  const ahead = await startSite({ aheadBy: 40 * days });
  const visitor = new Browser(ahead);
  expect((await visitor.logIn()).statusCode).toBe(302);
  expect((await visitor.get('/api/load-shopping-cart')).statusCode).toBe(200);
  ahead.advance(400 * days);
  expect((await visitor.get('/api/load-shopping-cart')).statusCode).toBe(200);
  await ahead.site.close();
});

it.each([-40, 40])('knows no time but its own, %i days from the machine', async (distance) => {
  const elsewhere = await startSite({ aheadBy: distance * days });
  elsewhere.fusionAuth.claims = { nbf: Math.floor((Date.now() + distance * days) / 1000) };
  const visitor = new Browser(elsewhere);
  expect((await visitor.logIn()).statusCode).toBe(302);
  await elsewhere.site.close();
});

it('does not redeem a code for a HEAD request', async () => {
  const answer = test.fusionAuth.authorize((await browser.get('/login')).headers.location ?? '');
  expect((await browser.request('HEAD', `/callback?${new URLSearchParams(answer)}`)).statusCode).toBe(404);
  expect(test.fusionAuth.calls).toEqual([]);
  expect((await browser.get(`/callback?${new URLSearchParams(answer)}`)).statusCode).toBe(302);
});
