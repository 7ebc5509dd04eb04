import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { createFusionAuth } from '../../main/fusionauth/embedded/index.ts';
import { kickstartFile, readProvisioning } from '../../main/fusionauth/kickstart/provisioning.ts';
import { hosts, type SiteName } from '../../scenarios/parties.ts';
import type { Login, Point } from '../../scenarios/space.ts';
import { issuer } from './fake-fusionauth.ts';
import { type Browser, startSite, type TestSite } from './visit.ts';

/** Sites at any point of the space, against the FusionAuth that the lab runs, all on one clock that stands still. */

export const { user, applications, apiKey } = readProvisioning();
export const sameDomainOrigin = 'http://login.example.localhost:4000';

/** One call in the back channel, as it arrived. */
interface BackChannelCall {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A form or JSON, taken apart. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Embedded {
  readonly calls: BackChannelCall[];
  readonly clock: { now(): number };
  advance(ms: number): void;
  /** Past the sites: FusionAuth's API with the lab's key, its pages with a browser's cookies. */
  ask(options: InjectOptions): Promise<LightMyRequestResponse>;
  /** Changes an application's settings over the API. */
  change(name: SiteName, application: object): Promise<void>;
  site(name: SiteName, point: Point): Promise<TestSite>;
  /** Types the password into FusionAuth's form, ticks "Keep me signed in", and returns where that leads. */
  enterPassword(link: string): Promise<URL>;
  /** Goes there with the single sign-on cookie of the last password, and returns where that leads without a form. */
  comeBack(link: string): Promise<URL>;
  close(): Promise<void>;
}

/** What FusionAuth must allow for a login (facts/fusionauth-contract.md sections 2.2 and 4.1). */
const grants: Readonly<Record<Login, readonly string[]>> = {
  'authorization code grant': ['authorization_code', 'refresh_token'],
  'password grant': ['password', 'refresh_token'],
  'implicit grant': ['implicit'],
  'native form to backend': [],
  'native form to FusionAuth': [],
  'native form to FusionAuth, same domain': [],
};

/** What of an address a server gets to see. */
export const landing = ({ pathname, search }: URL) => pathname + search;

const taken = (text: string) =>
  text.startsWith('{') ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text));

export async function startEmbedded(): Promise<Embedded> {
  let now = Date.parse('2026-11-21T12:00:00Z');
  const clock = { now: () => now };
  const origin = (name: SiteName) => `http://${hosts[name]}:4000`;
  const env = { FUSIONAUTH_ORIGIN: issuer, STORE_ORIGIN: origin('store'), FORUMS_ORIGIN: origin('forums') };
  const { app, close } = await createFusionAuth({ clock, kickstart: { file: kickstartFile, env } });
  const calls: BackChannelCall[] = [];
  const sites: TestSite[] = [];
  const host = new URL(issuer).host;
  let sso = '';

  const backChannel: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const { pathname, search } = new URL(request.url);
    const payload = await request.text();
    const headers = { ...Object.fromEntries(request.headers), host };
    calls.push({ method: request.method, path: pathname, headers, body: taken(payload) });
    const answer = await app.inject({
      method: request.method === 'POST' ? 'POST' : 'GET',
      url: pathname + search,
      headers,
      ...(payload === '' ? {} : { payload }),
    });
    const type = answer.headers['content-type'];
    return new Response(answer.body, {
      status: answer.statusCode,
      headers: typeof type === 'string' ? { 'content-type': type } : {},
    });
  };

  const embedded: Embedded = {
    calls,
    clock,
    advance: (ms) => {
      now += ms;
    },
    ask: (options) => app.inject({ ...options, headers: { host, ...options.headers } }),
    async change(name, application) {
      const answer = await embedded.ask({
        method: 'PATCH',
        url: `/api/application/${applications[name].clientId}`,
        headers: { authorization: apiKey },
        payload: { application },
      });
      if (answer.statusCode !== 200) throw new Error(`FusionAuth answered ${answer.statusCode}: ${answer.body}`);
    },
    async site(name, point) {
      const isCode = point.login === 'authorization code grant';
      await embedded.change(name, {
        oauthConfiguration: {
          enabledGrants: grants[point.login],
          proofKeyForCodeExchangePolicy: isCode ? 'Required' : 'NotRequired',
        },
        // As a fresh FusionAuth has it (contract, section 6.6), whatever the lab prefers.
        jwtConfiguration: { timeToLiveInSeconds: 3600 },
        loginConfiguration: {
          allowTokenRefresh: true,
          generateRefreshTokens: true,
          requireAuthentication: !point.login.startsWith('native form to FusionAuth'),
        },
      });
      const fusionAuth = { issuer, apiKey, sameDomainOrigin, ...applications[name] };
      const test = await startSite({ name, point, clock, backChannel, fusionAuth });
      sites.push(test);
      calls.length = 0;
      return test;
    },
    async enterPassword(link) {
      const { searchParams } = new URL(link);
      const fields = { loginId: user.email, password: user.password, rememberDevice: 'true' };
      const answer = await embedded.ask({
        method: 'POST',
        url: '/oauth2/authorize',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ ...Object.fromEntries(searchParams), ...fields }).toString(),
      });
      sso = answer.cookies.find(({ name }) => name === 'fusionauth.sso')?.value ?? '';
      return new URL(answer.headers.location ?? '');
    },
    async comeBack(link) {
      const answer = await embedded.ask({ url: landing(new URL(link)), headers: { cookie: `fusionauth.sso=${sso}` } });
      return new URL(answer.headers.location ?? '');
    },
    async close() {
      await Promise.all(sites.map(({ site }) => site.close()));
      await close();
    },
  };
  return embedded;
}

/** The store's or forum's data, where each application has it. */
export const dataPath = {
  spa: { store: '/api/load-shopping-cart', forums: '/api/load-posts' },
  webapp: { store: '/shopping-cart', forums: '/posts' },
} as const;

/** The `href` of a page's control, as a browser reads it. */
export function linkOf(body: string, name: string): string {
  const [, href = ''] = new RegExp(`<a [^>]*href="([^"]*)"[^>]*>${name}</a>`).exec(body) ?? [];
  return href.replaceAll('&amp;', '&');
}

/** What the page's script finds in the fragment, as it hands it in. */
export function tokenIn({ hash }: URL) {
  const fragment = new URLSearchParams(hash.slice(1));
  return { token: fragment.get('access_token') ?? '', state: fragment.get('state') ?? '' };
}

/** Does what a person does to log in at `point`, and returns the answer that lets them in. */
export async function logIn(embedded: Embedded, browser: Browser, { application, login }: Point) {
  const typed = { loginId: user.email, password: user.password };
  const link = async () => {
    const home = await browser.get(application === 'spa' ? '/api/user' : '/');
    return application === 'spa' ? home.json().login : linkOf(home.body, 'Log in');
  };
  switch (login) {
    case 'authorization code grant':
      return browser.get(landing(await embedded.enterPassword(await link())));
    case 'password grant':
    case 'native form to backend':
      return application === 'spa' ? browser.postJson('/api/login', typed) : browser.postForm('/login', typed);
    case 'implicit grant': {
      const body = tokenIn(await embedded.enterPassword(await link()));
      return browser.postJson(browser.cookies.get('login')?.path ?? '', body);
    }
    case 'native form to FusionAuth':
    case 'native form to FusionAuth, same domain': {
      const applicationId = applications.store.clientId;
      const answer = await embedded.ask({ method: 'POST', url: '/api/login', payload: { ...typed, applicationId } });
      // As the lab's proxy hands them on: for the whole domain, and so for the site as well.
      for (const { name, value } of answer.cookies) browser.cookies.set(name, { value, path: '/' });
      return answer;
    }
  }
}
