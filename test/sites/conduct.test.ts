import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pageWithSetup } from '../../main/sites/applications/page-setup.ts';
import { looks } from '../../main/sites/content/site-look.ts';
import { conductOf } from '../../renderer/spa/conduct/choose.ts';
import type { Reply } from '../../renderer/spa/replies.ts';
import { readSetup } from '../../renderer/spa/setup.ts';
import type { Login } from '../../scenarios/space.ts';

/** What the page does by itself, by the login that its data block names. */

const site = looks.store;
const dataPath = '/api/load-shopping-cart';
const fusionAuth = 'http://login.example.localhost:4000';
const link = 'http://example.fusionauth.localhost:4000/oauth2/authorize?response_type=token';

/** Answers in order, and what was asked for them. */
let answers: (readonly [number, unknown])[] = [];
let asked: string[] = [];
let sent: RequestInit[] = [];
const assign = vi.fn();
const replaceState = vi.fn();
const kept = { local: new Map<string, string>(), session: new Map<string, string>() };
const storage = (items: Map<string, string>) => ({
  getItem: (key: string) => items.get(key) ?? null,
  setItem: (key: string, value: string) => void items.set(key, value),
  removeItem: (key: string) => void items.delete(key),
});
const place = { pathname: '/', hash: '', assign };

beforeEach(() => {
  [answers, asked, sent] = [[], [], []];
  Object.assign(place, { pathname: '/', hash: '' });
  for (const items of Object.values(kept)) items.clear();
  vi.stubGlobal('localStorage', storage(kept.local));
  vi.stubGlobal('sessionStorage', storage(kept.session));
  vi.stubGlobal('location', place);
  vi.stubGlobal('history', { replaceState });
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push(`${init.method ?? 'GET'} ${path}`);
    sent.push(init);
    const [status, body] = answers.shift() ?? [500, undefined];
    return new Response(body === undefined ? null : JSON.stringify(body), { status });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

function pageOf(login: Login, addresses: Readonly<Record<string, string>> = {}) {
  const block = { application: 'spa', login, credentials: 'session', site, dataPath, addresses } as const;
  const [, json] = />(\{.*\})</.exec(pageWithSetup('<body></body>', block)) ?? [];
  const heard: Reply[] = [];
  return {
    conduct: conductOf(readSetup(json)),
    heard,
    kinds: () => heard.map(({ kind, status }) => [kind, status]),
    tell: (reply: Reply) => void heard.push(reply),
  };
}

describe('implicit grant', () => {
  const page = () => pageOf('implicit grant', { takesTokenAt: '/api/cookie-drop' });

  it('takes the token out of the address, hands it in, and asks nobody who it is', async () => {
    Object.assign(place, { pathname: '/callback', hash: '#access_token=a.b.c&expires_in=3600&state=s&locale=en' });
    answers = [[200, { user: { id: '1' } }]];
    const { conduct, tell, kinds } = page();
    await conduct.arrive(tell);
    expect(replaceState).toHaveBeenCalledExactlyOnceWith(null, '', '/');
    expect(asked).toEqual(['POST /api/cookie-drop']);
    expect(sent[0]?.body).toBe('{"token":"a.b.c","state":"s"}');
    expect(kinds()).toEqual([['user', 200]]);
  });

  it('reads no fragment anywhere but at /callback', async () => {
    Object.assign(place, { pathname: '/', hash: '#access_token=a.b.c&state=s' });
    answers = [[404, { login: link }]];
    const { conduct, tell } = page();
    await conduct.arrive(tell);
    expect(asked).toEqual(['GET /api/user']);
  });

  it('says what FusionAuth says instead of a token, and finds out how to try again', async () => {
    Object.assign(place, { pathname: '/callback', hash: '#error=access_denied&state=s' });
    answers = [[404, { login: link }]];
    const { conduct, tell, kinds } = page();
    await conduct.arrive(tell);
    expect(kinds()).toEqual([
      ['problem', 0],
      ['nobody', 404],
    ]);
  });

  it('goes to FusionAuth by itself when the site no longer knows the person (arrow 17)', async () => {
    answers = [[401, { login: link }]];
    const { conduct, tell } = page();
    await conduct.load(tell);
    expect(asked).toEqual([`GET ${dataPath}`]);
    expect(assign).toHaveBeenCalledExactlyOnceWith(link);
  });
});

describe('native form to FusionAuth, same domain', () => {
  const page = () =>
    pageOf('native form to FusionAuth, same domain', { fusionAuth, applicationId: 'e9fdb985-9173-4e01' });
  const cart = { items: [] };

  it('sends what was typed to FusionAuth with its cookies, and keeps nothing but who it is', async () => {
    const user = { id: '1', email: 'ada@example.com', firstName: 'Ada', tenantId: 't' };
    answers = [[200, { token: 'secret-token', refreshToken: 'secret-token', user }]];
    const { conduct, tell, heard } = page();
    await conduct.logIn?.(tell, 'ada', 'p');
    expect(asked).toEqual([`POST ${fusionAuth}/api/login`]);
    expect(sent[0]).toMatchObject({
      credentials: 'include',
      body: '{"loginId":"ada","password":"p","applicationId":"e9fdb985-9173-4e01"}',
    });
    expect(heard).toEqual([{ kind: 'user', status: 200, user: { id: '1', email: 'ada@example.com', name: 'Ada' } }]);
  });

  it.each([202, 404, 423])('refuses %i', async (status) => {
    answers = [[status, undefined]];
    const { conduct, tell, kinds } = page();
    await conduct.logIn?.(tell, 'ada', 'p');
    expect(kinds()).toEqual([['refused', status]]);
  });

  it('renews after a 401 and repeats the request once (arrows 10 to 15)', async () => {
    answers = [
      [401, {}],
      [200, {}],
      [200, cart],
    ];
    const { conduct, tell, kinds } = page();
    await conduct.load(tell);
    expect(asked).toEqual([`GET ${dataPath}`, `POST ${fusionAuth}/api/jwt/refresh`, `GET ${dataPath}`]);
    expect(sent[1]).toEqual({ method: 'POST', credentials: 'include' });
    expect(kinds()).toEqual([
      ['expired', 401],
      ['renewed', 200],
      ['cart', 200],
    ]);
  });

  it('never goes round twice', async () => {
    answers = [
      [401, {}],
      [200, {}],
      [401, {}],
    ];
    const { conduct, tell, kinds } = page();
    await conduct.load(tell);
    expect(asked).toHaveLength(3);
    expect(kinds().at(-1)).toEqual(['nobody', 401]);
  });

  it('asks for a login when the refresh token is dead as well (arrows 16 to 20)', async () => {
    answers = [
      [401, {}],
      [400, {}],
    ];
    const { conduct, tell, kinds } = page();
    await conduct.load(tell);
    expect(asked).toHaveLength(2);
    expect(kinds()).toEqual([
      ['expired', 401],
      ['not renewed', 400],
      ['nobody', 401],
    ]);
  });

  it('logs out at FusionAuth, and goes nowhere', async () => {
    answers = [[200, undefined]];
    const { conduct, tell, kinds } = page();
    await conduct.logOut(tell);
    expect(asked).toEqual([`POST ${fusionAuth}/api/logout`]);
    expect(kinds()).toEqual([['logged out', 200]]);
    expect(assign).not.toHaveBeenCalled();
  });
});

/** A JWT as far as a page looks into it; `exp` in epoch seconds. */
const jwt = (exp: number) => `e30.${btoa(JSON.stringify({ sub: '1', exp, email: 'ada@example.com' }))}.c2ln`;
const good = () => jwt(Date.now() / 1000 + 60);
const dead = () => jwt(Date.now() / 1000 - 1);
const cart = { items: [] };
const bearerOf = (init: RequestInit | undefined) => new Headers(init?.headers).get('authorization');

describe('native form to FusionAuth, JWT in local storage', () => {
  const page = () => pageOf('native form to FusionAuth', { fusionAuth, applicationId: 'app' });

  it('knows by a good JWT who is there, and by a dead one, or what is none, nobody', async () => {
    const { conduct, tell, heard } = page();
    for (const token of [good(), dead(), 'x', 'a.b.c']) {
      kept.local.set('jwt', token);
      await conduct.arrive(tell);
    }
    kept.local.clear();
    await conduct.arrive(tell);
    expect(heard.map(({ kind }) => kind)).toEqual(['user', 'nobody', 'nobody', 'nobody', 'nobody']);
    expect(heard[0]).toMatchObject({ user: { id: '1', email: 'ada@example.com' } });
    expect(asked).toEqual([]);
  });

  it('keeps the JWT of the answer, and nothing else of it (arrows 5 to 7)', async () => {
    answers = [[200, { token: 't', refreshToken: 'r', user: { id: '1' } }]];
    const { conduct, tell, kinds } = page();
    await conduct.logIn?.(tell, 'ada', 'p');
    expect(sent[0]).toMatchObject({ credentials: 'include' });
    expect([...kept.local]).toEqual([['jwt', 't']]);
    expect(kept.session.size).toBe(0);
    expect(kinds()).toEqual([['user', 200]]);
  });

  it('keeps nothing when it is refused', async () => {
    answers = [[404, undefined]];
    const { conduct, tell } = page();
    await conduct.logIn?.(tell, 'ada', 'p');
    expect(kept.local.size).toBe(0);
  });

  it('shows a good JWT to the site (arrows 8 and 9)', async () => {
    const token = good();
    kept.local.set('jwt', token);
    answers = [[200, cart]];
    const { conduct, tell, kinds } = page();
    await conduct.load(tell);
    expect(asked).toEqual([`GET ${dataPath}`]);
    expect(bearerOf(sent[0])).toBe(`Bearer ${token}`);
    expect(kinds()).toEqual([['cart', 200]]);
  });

  it('renews a dead one before it asks for anything (arrows 10 to 14)', async () => {
    kept.local.set('jwt', dead());
    answers = [
      [200, { token: 'fresh' }],
      [200, cart],
    ];
    const { conduct, tell, kinds } = page();
    await conduct.load(tell);
    expect(asked).toEqual([`POST ${fusionAuth}/api/jwt/refresh`, `GET ${dataPath}`]);
    expect([kept.local.get('jwt'), bearerOf(sent[1])]).toEqual(['fresh', 'Bearer fresh']);
    expect(kinds()).toEqual([
      ['ran out', 0],
      ['renewed', 200],
      ['cart', 200],
    ]);
  });

  it('forgets it and asks for a login when the refresh token is dead as well (arrows 15 to 17)', async () => {
    kept.local.set('jwt', dead());
    answers = [[400, {}]];
    const { conduct, tell, kinds } = page();
    await conduct.load(tell);
    expect(asked).toHaveLength(1);
    expect(kept.local.size).toBe(0);
    expect(kinds().at(-1)).toEqual(['nobody', 0]);
  });

  it('goes round once, and forgets a fresh JWT that the site does not take', async () => {
    kept.local.set('jwt', good());
    answers = [
      [401, {}],
      [200, { token: 'of the Forums' }],
      [401, {}],
    ];
    const { conduct, tell, kinds } = page();
    await conduct.load(tell);
    expect(asked).toHaveLength(3);
    expect(kept.local.size).toBe(0);
    expect(kinds().at(-1)).toEqual(['nobody', 401]);
  });

  it('takes a FusionAuth that it may not read for one that does not answer', async () => {
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')));
    const { conduct, tell, kinds } = page();
    await conduct.logIn?.(tell, 'ada', 'p');
    kept.local.set('jwt', dead());
    await conduct.load(tell);
    expect(kinds()).toEqual([
      ['problem', 0],
      ['ran out', 0],
      ['not renewed', 0],
      ['nobody', 0],
    ]);
  });

  it('forgets it with a logout', async () => {
    kept.local.set('jwt', good());
    answers = [[200, undefined]];
    const { conduct, tell } = page();
    await conduct.logOut(tell);
    expect([kept.local.size, asked]).toEqual([0, [`POST ${fusionAuth}/api/logout`]]);
  });
});

describe('native form to FusionAuth, JWT handed in', () => {
  const addresses = { fusionAuth, applicationId: 'app', takesTokenAt: '/api/cookie-drop' };
  const page = () => pageOf('native form to FusionAuth', addresses);
  const user = { id: '1' };

  it('hands the JWT in and keeps nothing (arrows 6 to 9)', async () => {
    answers = [
      [200, { token: 't', user }],
      [200, { user }],
    ];
    const { conduct, tell, kinds } = page();
    await conduct.logIn?.(tell, 'ada', 'p');
    expect(asked).toEqual([`POST ${fusionAuth}/api/login`, 'POST /api/cookie-drop']);
    expect(sent[1]?.body).toBe('{"token":"t"}');
    expect([kept.local.size, kept.session.size]).toEqual([0, 0]);
    expect(kinds()).toEqual([['user', 200]]);
  });

  it('renews after a 401, hands in, and repeats the request once (arrows 12 to 19)', async () => {
    answers = [
      [401, {}],
      [200, { token: 'fresh' }],
      [200, { user }],
      [200, cart],
    ];
    const { conduct, tell, kinds } = page();
    await conduct.load(tell);
    expect(asked.slice(1)).toEqual([`POST ${fusionAuth}/api/jwt/refresh`, 'POST /api/cookie-drop', `GET ${dataPath}`]);
    expect(kinds().at(-1)).toEqual(['cart', 200]);
  });

  it('asks for a login when its fresh JWT is refused', async () => {
    answers = [
      [401, {}],
      [200, { token: 'of the Forums' }],
      [401, { problem: 'No.' }],
    ];
    const { conduct, tell, kinds } = page();
    await conduct.load(tell);
    expect(asked).toHaveLength(3);
    expect(kinds().at(-1)).toEqual(['refused', 401]);
  });
});

describe('implicit grant, JWT in local storage', () => {
  const authorize = 'http://example.fusionauth.localhost:4000/oauth2/authorize?response_type=token';
  const page = () => pageOf('implicit grant', { authorize });
  const comesBack = (token: string, state: string | undefined) =>
    Object.assign(place, { pathname: '/callback', hash: `#access_token=${token}&state=${state}` });

  it('binds every login to this window by a state of its own, which is good once', async () => {
    const { conduct, tell, heard, kinds } = page();
    await conduct.arrive(tell);
    const state = kept.session.get('state');
    expect(heard[0]).toMatchObject({ kind: 'nobody', login: `${authorize}&state=${state}` });
    comesBack(good(), state);
    await conduct.arrive(tell);
    expect(kinds().at(-1)).toEqual(['user', 0]);
    kept.local.clear();
    comesBack(good(), state);
    await conduct.arrive(tell);
    expect(kinds().slice(-2)).toEqual([
      ['problem', 0],
      ['nobody', 0],
    ]);
    expect([kept.local.size, asked]).toEqual([0, []]);
    expect(kept.session.get('state')).not.toBe(state);
  });

  it('goes to FusionAuth by itself when the JWT has died, and asks the site nothing (arrow 13)', async () => {
    kept.local.set('jwt', dead());
    const { conduct, tell, kinds } = page();
    await conduct.load(tell);
    expect(asked).toEqual([]);
    expect(assign).toHaveBeenCalledExactlyOnceWith(`${authorize}&state=${kept.session.get('state')}`);
    expect(kinds()).toEqual([['ran out', 0]]);
  });

  it('forgets it with a logout, which goes on at FusionAuth', async () => {
    kept.local.set('jwt', good());
    answers = [[200, { logout: link }]];
    const { conduct, tell } = page();
    await conduct.logOut(tell);
    expect(kept.local.size).toBe(0);
    expect(assign).toHaveBeenCalledExactlyOnceWith(link);
  });
});

it.each<Login>(['native form to backend', 'password grant'])(
  'sends what was typed to the backend: %s',
  async (login) => {
    answers = [
      [404, {}],
      [401, { problem: 'No.' }],
      [200, { user: { id: '1' } }],
    ];
    const { conduct, tell, kinds } = pageOf(login);
    await conduct.arrive(tell);
    await conduct.logIn?.(tell, 'ada', 'wrong');
    await conduct.logIn?.(tell, 'ada', 'right');
    expect(asked).toEqual(['GET /api/user', 'POST /api/login', 'POST /api/login']);
    expect(sent[1]?.body).toBe('{"loginId":"ada","password":"wrong"}');
    expect(kinds()).toEqual([
      ['nobody', 404],
      ['refused', 401],
      ['user', 200],
    ]);
  },
);

it('has no form where the login is at FusionAuth', () => {
  expect(pageOf('authorization code grant').conduct.logIn).toBeUndefined();
});

it.each([undefined, '', '{', 'null', '{"login":"implicit grant"}'])(
  'does not start without its data block: %j',
  (json) => {
    expect(() => readSetup(json)).toThrow();
  },
);

it('cannot be left by what the data block says', () => {
  const addresses = { evil: '</script><script>alert(1)</script><!--' };
  const block = { application: 'spa', login: 'implicit grant', credentials: 'JWT', site, dataPath, addresses } as const;
  const page = pageWithSetup('<body></body>', block);
  expect(page.match(/<\/?script/g)).toHaveLength(2);
  expect(page).not.toContain('<!--');
});
