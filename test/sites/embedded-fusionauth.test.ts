import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Embedded, landing, startEmbedded, user } from './embedded.ts';
import { Browser, days, minutes, type TestSite } from './visit.ts';

/** Both sites against the FusionAuth that the lab runs, through the whole of main workflow 1. */

const point = {
  application: 'spa',
  login: 'authorization code grant',
  credentials: 'session + refresh token',
} as const;

let embedded: Embedded;
let forums: TestSite;
let atStore: Browser;
beforeAll(async () => {
  embedded = await startEmbedded();
  forums = await embedded.site('forums', point);
  atStore = new Browser(await embedded.site('store', point));
});
afterAll(() => embedded.close());

it('logs in with a password', async () => {
  const asked = await atStore.get('/api/user');
  expect((await atStore.get(landing(await embedded.enterPassword(asked.json().login)))).statusCode).toBe(302);
  expect((await atStore.get('/api/user')).json().user.email).toBe(user.email);
});

it('refreshes silently when the session has died', async () => {
  const refresh = atStore.cookies.get('refresh');
  embedded.advance(31 * minutes);
  const response = await atStore.get('/api/load-shopping-cart');
  expect(response.statusCode).toBe(200);
  expect(response.cookies.map(({ name }) => name)).toEqual(['sid']);
  expect(atStore.cookies.get('refresh')).toEqual(refresh);
});

it('is refused by FusionAuth when the refresh token has died too, and logs in again', async () => {
  embedded.advance(31 * days);
  const refused = await atStore.get('/api/load-shopping-cart');
  expect(refused.statusCode).toBe(401);
  expect((await atStore.get(landing(await embedded.enterPassword(refused.json().login)))).statusCode).toBe(302);
  expect((await atStore.get('/api/load-shopping-cart')).statusCode).toBe(200);
});

it('logs in to the Forums without a password', async () => {
  const visitor = new Browser(forums);
  const link = (await visitor.get('/api/user')).json().login;
  const home = await visitor.get(landing(await embedded.comeBack(link)));
  expect(home.statusCode).toBe(302);
  expect((await visitor.get('/api/load-posts')).statusCode).toBe(200);
});
