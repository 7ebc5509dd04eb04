import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFusionAuth, type EmbeddedFusionAuth } from '../../main/fusionauth/embedded/index.ts';
import { kickstartFile, readProvisioning } from '../../main/fusionauth/kickstart/provisioning.ts';
import { issuer } from './fake-fusionauth.ts';
import { Browser, days, minutes, startSite, type TestSite } from './visit.ts';

/** Both sites against the FusionAuth that the lab runs, through the whole of main workflow 1. */

const { user, applications, apiKey } = readProvisioning();
let offset = 0;
const clock = { now: () => Date.now() + offset };
let fusionAuth: EmbeddedFusionAuth;
let store: TestSite;
let forums: TestSite;
let atStore: Browser;
let ssoCookie = '';

const backChannel: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  const payload = await request.text();
  const answer = await fusionAuth.app.inject({
    method: request.method === 'POST' ? 'POST' : 'GET',
    url: request.url,
    headers: { ...Object.fromEntries(request.headers), host: new URL(issuer).host },
    ...(payload === '' ? {} : { payload }),
  });
  const type = answer.headers['content-type'];
  return new Response(answer.body, {
    status: answer.statusCode,
    headers: typeof type === 'string' ? { 'content-type': type } : {},
  });
};

beforeAll(async () => {
  fusionAuth = await createFusionAuth({
    clock,
    kickstart: {
      file: kickstartFile,
      env: {
        FUSIONAUTH_ORIGIN: issuer,
        STORE_ORIGIN: 'http://store.example.localhost:4000',
        FORUMS_ORIGIN: 'http://forums.example.localhost:4000',
      },
    },
  });
  const common = { clock, backChannel };
  store = await startSite({ ...common, fusionAuth: { issuer, apiKey, ...applications.store } });
  forums = await startSite({ ...common, name: 'forums', fusionAuth: { issuer, apiKey, ...applications.forums } });
  atStore = new Browser(store);
});
afterAll(async () => {
  await Promise.all([store.site.close(), forums.site.close()]);
  await fusionAuth.close();
});

/** Types the password into FusionAuth's form, ticks "Keep me signed in", and returns where that leads. */
async function enterPassword(link: string): Promise<URL> {
  const { searchParams } = new URL(link);
  const response = await fusionAuth.app.inject({
    method: 'POST',
    url: '/oauth2/authorize',
    headers: { host: new URL(issuer).host, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      ...Object.fromEntries(searchParams),
      ...{ loginId: user.email, password: user.password, rememberDevice: 'true' },
    }).toString(),
  });
  expect(response.statusCode).toBe(302);
  ssoCookie = response.cookies.find(({ name }) => name === 'fusionauth.sso')?.value ?? '';
  return new URL(response.headers.location ?? '');
}

const landing = ({ pathname, search }: URL) => pathname + search;

it('logs in with a password', async () => {
  const asked = await atStore.get('/api/user');
  expect((await atStore.get(landing(await enterPassword(asked.json().login)))).statusCode).toBe(302);
  expect((await atStore.get('/api/user')).json().user.email).toBe(user.email);
});

it('refreshes silently when the session has died', async () => {
  const refresh = atStore.cookies.get('refresh');
  offset += 31 * minutes;
  const response = await atStore.get('/api/load-shopping-cart');
  expect(response.statusCode).toBe(200);
  expect(response.cookies.map(({ name }) => name)).toEqual(['sid']);
  expect(atStore.cookies.get('refresh')).toEqual(refresh);
});

it('is refused by FusionAuth when the refresh token has died too, and logs in again', async () => {
  offset += 31 * days;
  const refused = await atStore.get('/api/load-shopping-cart');
  expect(refused.statusCode).toBe(401);
  expect((await atStore.get(landing(await enterPassword(refused.json().login)))).statusCode).toBe(302);
  expect((await atStore.get('/api/load-shopping-cart')).statusCode).toBe(200);
});

it('logs in to the Forums without a password', async () => {
  const visitor = new Browser(forums);
  const link = new URL((await visitor.get('/api/user')).json().login);
  const recognised = await fusionAuth.app.inject({
    url: landing(link),
    headers: { host: link.host, cookie: `fusionauth.sso=${ssoCookie}` },
  });
  expect(recognised.statusCode).toBe(302);
  const home = await visitor.get(landing(new URL(recognised.headers.location ?? '')));
  expect(home.statusCode).toBe(302);
  expect((await visitor.get('/api/load-posts')).statusCode).toBe(200);
});
