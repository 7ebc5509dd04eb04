import { siteCookie, ssoCookie } from '../../../scenarios/cookies.ts';
import type { Action, MessageStep, Phase, Scenario, Step } from '../../../scenarios/step.ts';

/** A little of everything that a judge must tell apart. Step ids: p0.s0 is the first step of the first phase. */

const session = siteCookie('store', 'session');
const login = siteCookie('store', 'login in progress');

const get = (path: string, more: Partial<MessageStep>): MessageStep => ({
  kind: 'message',
  from: 'browser',
  to: 'store',
  says: `GET ${path}`,
  answers: 'something',
  request: { method: 'GET', path, cookiesSent: [session] },
  response: { status: 200, setCookies: [] },
  during: [],
  ...more,
});

const created: Step = { kind: 'session', party: 'store', change: 'created', says: 'Store creates a session' };
const extended: Step = { kind: 'session', party: 'store', change: 'extended', says: 'Session extended' };
const press: Action = { do: 'press', site: 'store', button: 'Load cart' };

const redeem: MessageStep = {
  kind: 'message',
  from: 'store',
  to: 'fusionauth',
  says: 'POST /oauth2/token',
  answers: '200 tokens',
  request: {
    method: 'POST',
    path: '/oauth2/token',
    parameters: { grant_type: { is: 'authorization_code' }, code: { present: true } },
    cookiesSent: [],
  },
  response: { status: 200, json: ['access_token'], setCookies: [] },
  during: [],
};

const look: readonly Step[] = [
  get('/', { action: { do: 'open', site: 'store' }, request: { method: 'GET', path: '/', cookiesSent: [] } }),
  get('/api/user', {
    request: { method: 'GET', path: '/api/user', cookiesSent: [] },
    response: { status: 404, setCookies: [{ cookie: login, change: 'set' }] },
  }),
];

const logIn: readonly Step[] = [
  get('/oauth2/authorize', {
    to: 'fusionauth',
    action: { do: 'press', site: 'store', button: 'Log in' },
    request: { method: 'GET', path: '/oauth2/authorize', cookiesSent: [] },
  }),
  get('/oauth2/authorize', {
    to: 'fusionauth',
    action: { do: 'submit login form', site: 'store', keepSignedIn: true },
    request: { method: 'POST', path: '/oauth2/authorize', cookiesSent: [] },
    response: {
      status: 302,
      location: { to: 'store', path: '/callback', carries: ['code'] },
      setCookies: [{ cookie: ssoCookie, change: 'set' }],
    },
  }),
  get('/callback', {
    request: { method: 'GET', path: '/callback', parameters: { code: { present: true } }, cookiesSent: [login] },
    response: {
      status: 302,
      location: { to: 'store', path: '/' },
      setCookies: [
        { cookie: session, change: 'set' },
        { cookie: login, change: 'cleared' },
      ],
    },
    during: [redeem, created],
  }),
];

const load = get('/api/load-shopping-cart', {
  action: press,
  response: { status: 200, json: ['items'], data: 'store', setCookies: [] },
  during: [extended],
});

const phases: readonly (Omit<Phase, 'drawnBy'> & { drawnBy: 'article' })[] = [
  { title: 'Look', drawnBy: 'article', steps: look },
  { title: 'Log in', drawnBy: 'article', steps: logIn },
  { title: 'Load', drawnBy: 'article', steps: [load] },
  {
    title: 'Session expires',
    drawnBy: 'article',
    before: [{ do: 'move clock', past: 'session' }],
    steps: [get('/api/load-shopping-cart', { action: press, response: { status: 401, setCookies: [] } })],
  },
  {
    title: 'Log in again',
    drawnBy: 'article',
    steps: [{ kind: 'again', party: 'browser', says: 'Log in again', steps: logIn }],
  },
  {
    title: 'Forums',
    drawnBy: 'article',
    steps: [get('/', { to: 'forums', action: { do: 'open', site: 'forums' }, request: { method: 'GET', path: '/' } })],
  },
  { title: 'Attack', drawnBy: 'article', steps: [{ ...load, from: 'attacker', theft: true }] },
];

export const small: Scenario = {
  id: 'small',
  title: 'Small',
  profileMode: 'one browser',
  profileReason: 'Both sites must share their cookies.',
  phases,
};
