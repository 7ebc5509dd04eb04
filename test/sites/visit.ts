import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions } from 'fastify';
import { createSite, type SessionObserver, type Site, type SiteOptions } from '../../main/sites/site.ts';
import { hosts, type SiteName } from '../../scenarios/parties.ts';
import { apiKey, clientId, clientSecret, FakeFusionAuth, issuer } from './fake-fusionauth.ts';

export const minutes = 60 * 1000;
export const days = 24 * 60 * minutes;

/** A page as the build leaves it, small. */
async function builtPages(): Promise<string> {
  const pages = await mkdtemp(join(tmpdir(), 'loginscope-pages-'));
  await mkdir(join(pages, 'spa'));
  await mkdir(join(pages, 'assets'));
  await writeFile(join(pages, 'spa', 'index.html'), '<!doctype html><div id="root"></div>');
  await writeFile(join(pages, 'assets', 'spa-abc.js'), 'export {}');
  return pages;
}

const pages = await builtPages();

/** One thing a site said about its sessions. */
type Heard = Parameters<SessionObserver>[1] & { readonly change: Parameters<SessionObserver>[0] };

export interface TestSite {
  readonly site: Site;
  readonly origin: string;
  readonly fusionAuth: FakeFusionAuth;
  readonly heard: Heard[];
  /** Moves both clocks, the site's and FusionAuth's. */
  advance(ms: number): void;
}

/** A site with a FusionAuth and a clock of its own, whose discovery call is already forgotten. */
export async function startSite(options: Partial<SiteOptions> & { aheadBy?: number } = {}): Promise<TestSite> {
  const { aheadBy = 0, ...overrides } = options;
  const name: SiteName = options.name ?? 'store';
  const origin = `http://${hosts[name]}:4000`;
  let offset = aheadBy;
  const clock = { now: () => Date.now() + offset };
  const fusionAuth = new FakeFusionAuth(clock);
  const heard: Heard[] = [];
  const site = await createSite({
    name,
    origin,
    point: { application: 'spa', login: 'authorization code grant', credentials: 'session + refresh token' },
    fusionAuth: { issuer, clientId, clientSecret, apiKey },
    backChannel: fusionAuth.fetch,
    clock,
    pages,
    onSession: (change, session) => heard.push({ change, ...session }),
    ...overrides,
  });
  fusionAuth.calls.length = 0;
  return { site, origin, fusionAuth, heard, advance: (ms) => (offset += ms) };
}

/** A browser as far as cookies go: keeps what it is given and sends it back to the path it is for. */
export class Browser {
  readonly cookies = new Map<string, { value: string; path: string }>();
  readonly #test: TestSite;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(test: TestSite, headers: Readonly<Record<string, string>> = { 'sec-fetch-site': 'same-origin' }) {
    this.#test = test;
    this.#headers = headers;
  }

  async request(
    method: NonNullable<InjectOptions['method']>,
    url: string,
    headers: Readonly<Record<string, string>> = {},
    payload?: NonNullable<InjectOptions['payload']>,
  ) {
    const [path = ''] = url.split('?');
    const cookie = [...this.cookies]
      .filter(([, kept]) => path.startsWith(kept.path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
    const response = await this.#test.site.app.inject({
      method,
      url,
      headers: { ...this.#headers, ...(cookie === '' ? {} : { cookie }), ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const { name, value, path: kept = '/', maxAge } of response.cookies) {
      if (maxAge !== undefined && maxAge <= 0) this.cookies.delete(name);
      else this.cookies.set(name, { value, path: kept });
    }
    return response;
  }

  get(url: string, headers: Readonly<Record<string, string>> = {}) {
    return this.request('GET', url, headers);
  }

  /** As a script does it. */
  postJson(url: string, body: object, headers: Readonly<Record<string, string>> = {}) {
    return this.request('POST', url, headers, body);
  }

  /** As a form does it. */
  postForm(url: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.request('POST', url, { ...type, ...headers }, new URLSearchParams(fields).toString());
  }

  /** Asks who is there, follows the link, comes back with a code. */
  async logIn() {
    const asked = await this.get('/api/user');
    const answer = this.#test.fusionAuth.authorize(asked.json().login);
    return this.get(`/callback?${new URLSearchParams(answer)}`);
  }
}
