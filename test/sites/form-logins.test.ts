import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Point } from '../../scenarios/space.ts';
import { apiKey, applications, type Embedded, startEmbedded, user } from './embedded.ts';
import { setCookies } from './set-cookies.ts';
import { Browser, type TestSite } from './visit.ts';

/** The password grant and the native form to the backend: two back-channel calls behind the same forms. */

const { clientId, clientSecret } = applications.store;
const typed = { loginId: user.email, password: user.password };
const scope = 'openid email profile offline_access';
const { email: username, password } = user;

let embedded: Embedded;
beforeAll(async () => {
  embedded = await startEmbedded();
});
afterAll(() => embedded.close());

const administer = (method: 'PATCH' | 'DELETE' | 'POST', url: string, payload?: object) =>
  embedded.ask({ method, url, headers: { authorization: apiKey }, ...(payload === undefined ? {} : { payload }) });

/** Somebody whom FusionAuth knows and the Store does not. */
const stranger = { loginId: 'stranger@example.com', password: 'password' };
beforeAll(() => administer('POST', '/api/user', { user: { email: stranger.loginId, password: stranger.password } }));

/** Somebody registered, whose account is then closed. */
const locked = { loginId: 'locked@example.com', password: 'password' };
beforeAll(async () => {
  const answer = await administer('POST', '/api/user/registration', {
    user: { email: locked.loginId, password: locked.password },
    registration: { applicationId: clientId },
  });
  await administer('DELETE', `/api/user/${answer.json().user.id}`);
});

const methods = [
  {
    login: 'native form to backend',
    path: '/api/login',
    body: { applicationId: clientId, ...typed },
    authorization: apiKey,
    name: 'Richard Hendricks',
  },
  {
    login: 'password grant',
    path: '/oauth2/token',
    body: { grant_type: 'password', username, password, scope, client_id: clientId, client_secret: clientSecret },
    authorization: undefined,
    name: 'Richard Hendricks',
  },
] as const;

describe.each(methods)('$login', ({ login, path, body, authorization, name }) => {
  describe('of a single-page application', () => {
    let store: TestSite;
    let browser: Browser;
    beforeAll(async () => {
      store = await embedded.site('store', { application: 'spa', login, credentials: 'session + refresh token' });
    });
    beforeEach(() => {
      browser = new Browser(store);
      embedded.calls.length = 0;
      store.heard.length = 0;
    });

    it('has no link and no login cookie for nobody, because the page draws the form', async () => {
      const response = await browser.get('/api/user');
      expect(response.statusCode).toBe(404);
      expect(response.json()).toEqual({});
      expect(setCookies(response)).toEqual({});
    });

    it('asks FusionAuth once, and in its own way', async () => {
      await browser.postJson('/api/login', typed);
      expect(embedded.calls.map(({ method, path, body }) => ({ method, path, body }))).toEqual([
        { method: 'POST', path, body },
      ]);
      expect(embedded.calls[0]?.headers['authorization']).toBe(authorization);
    });

    it('answers who it is, with exactly the cookies', async () => {
      const response = await browser.postJson('/api/login', typed);
      expect(response.statusCode).toBe(200);
      expect(response.json()).toEqual({ user: { id: expect.any(String), email: user.email, name } });
      expect(setCookies(response)).toEqual({
        sid: { path: '/', httpOnly: true, sameSite: 'Lax', secure: true },
        refresh: { path: '/', maxAge: 60 * 24 * 60 * 60, httpOnly: true, sameSite: 'Lax', secure: true },
      });
      expect(store.heard.map(({ change, user }) => [change, user])).toEqual([['created', user.email]]);
    });

    it('takes a new session id at every login', async () => {
      browser.cookies.set('sid', { value: 'planted', path: '/' });
      await browser.postJson('/api/login', typed);
      const first = browser.cookies.get('sid')?.value;
      await browser.postJson('/api/login', typed);
      expect(new Set(['planted', first, browser.cookies.get('sid')?.value]).size).toBe(3);
      expect(store.heard.map(({ change }) => change)).toEqual(['created', 'ended', 'created']);
    });

    it('says the same of a wrong password as of nobody', async () => {
      const wrong = await browser.postJson('/api/login', { ...typed, password: 'wrong-password' });
      const nobody = await browser.postJson('/api/login', { ...typed, loginId: 'nobody@example.com' });
      for (const response of [wrong, nobody]) {
        expect(response.statusCode).toBe(401);
        expect(setCookies(response)).toEqual({});
        expect(response.body).not.toMatch(/wrong-password|example\.com/);
      }
      expect(wrong.body).toBe(nobody.body);
      expect(store.heard).toEqual([]);
    });

    it.each([
      [stranger, 'not registered'],
      [locked, 'locked'],
    ])('refuses %j in words', async (credentials, word) => {
      const response = await browser.postJson('/api/login', credentials);
      expect(response.statusCode).toBe(403);
      expect(response.json().problem).toContain(word);
      expect(setCookies(response)).toEqual({});
      expect(store.heard).toEqual([]);
    });

    it.each([
      [{}],
      [{ loginId: '', password: '' }],
      [{ loginId: 7, password: {} }],
      [[]],
      [{ ...typed, password: '' }],
    ])('does not ask anybody about %j', async (body) => {
      expect((await browser.postJson('/api/login', body)).statusCode).toBe(400);
      expect(embedded.calls).toEqual([]);
    });

    it('is not filled in by another site', async () => {
      const headers = { 'sec-fetch-site': 'cross-site', origin: 'http://evil.example' };
      const response = await browser.postJson('/api/login', typed, headers);
      expect(response.statusCode).toBe(403);
      expect(setCookies(response)).toEqual({});
      expect(embedded.calls).toEqual([]);
    });

    it('ends here at a logout: there is no single sign-on session', async () => {
      await browser.postJson('/api/login', typed);
      const response = await browser.request('POST', '/api/logout');
      expect(response.json()).toEqual({ logout: `${store.origin}/` });
      expect([...browser.cookies.keys()]).toEqual([]);
    });
  });

  describe('of a webapp', () => {
    let store: TestSite;
    let browser: Browser;
    beforeAll(async () => {
      store = await embedded.site('store', { application: 'webapp', login, credentials: 'JWT + refresh token' });
    });
    beforeEach(() => {
      browser = new Browser(store);
      embedded.calls.length = 0;
    });

    it('draws the form at /login, and sets nothing', async () => {
      const response = await browser.get('/login');
      expect(response.statusCode).toBe(200);
      expect(response.body).toContain('<form class="card login" method="post" action="/login">');
      expect(response.headers['set-cookie']).toBeUndefined();
    });

    it('goes from there to the cart, after one call', async () => {
      const response = await browser.postForm('/login', typed, { origin: store.origin });
      expect(response.statusCode).toBe(302);
      expect(response.headers.location).toBe('/shopping-cart');
      expect(setCookies(response)).toEqual({
        jwt: { path: '/', httpOnly: true, sameSite: 'Lax', secure: true },
        refresh: { path: '/', maxAge: 60 * 24 * 60 * 60, httpOnly: true, sameSite: 'Lax', secure: true },
      });
      expect(embedded.calls.map(({ path }) => path)).toEqual([path]);
    });

    it('draws the form again for a wrong password, with the login and without the password', async () => {
      const response = await browser.postForm('/login', { loginId: '"><script>', password: 'wrong-password' });
      expect(response.statusCode).toBe(401);
      expect(response.body).toContain('role="alert">No account has this login and password.');
      expect(response.body).toContain('value="&quot;&gt;&lt;script&gt;"');
      expect(response.body).not.toContain('wrong-password');
      expect(setCookies(response)).toEqual({});
    });

    it('tells the locked out why, and asks for both fields', async () => {
      const closed = await browser.postForm('/login', locked);
      expect([closed.statusCode, closed.body.includes('locked')]).toEqual([403, true]);
      expect((await browser.postForm('/login', { loginId: 'x' })).statusCode).toBe(400);
    });

    it('is not filled in by another site', async () => {
      const headers = { 'sec-fetch-site': 'same-site', origin: 'http://forums.example.localhost:4000' };
      const response = await browser.postForm('/login', typed, headers);
      expect(response.statusCode).toBe(403);
      expect(embedded.calls).toEqual([]);
    });
  });
});

describe('tokens are renewed where they came from', () => {
  const refreshed = async (point: Point) => {
    const browser = new Browser(await embedded.site('store', point));
    await browser.postJson('/api/login', typed);
    const refreshToken = browser.cookies.get('refresh')?.value;
    embedded.calls.length = 0;
    embedded.advance(61 * 60 * 1000);
    const response = await browser.get('/api/load-shopping-cart');
    return { response, refreshToken, calls: embedded.calls.map(({ path, body }) => ({ path, body })) };
  };

  it('at the Refresh API, for the native form', async () => {
    const point = { application: 'spa', login: 'native form to backend', credentials: 'JWT + refresh token' } as const;
    const { response, refreshToken, calls } = await refreshed(point);
    expect(calls).toEqual([{ path: '/api/jwt/refresh', body: { refreshToken } }]);
    expect(Object.keys(setCookies(response))).toEqual(['jwt']);
  });

  it('at the token endpoint, for the password grant', async () => {
    const point = { application: 'spa', login: 'password grant', credentials: 'session + refresh token' } as const;
    const { response, refreshToken, calls } = await refreshed(point);
    expect(calls).toEqual([
      {
        path: '/oauth2/token',
        body: {
          grant_type: 'refresh_token',
          refresh_token: refreshToken,
          client_id: clientId,
          client_secret: clientSecret,
        },
      },
    ]);
    expect(Object.keys(setCookies(response))).toEqual(['sid']);
  });
});
