import { createHash } from 'node:crypto';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { decodeJwt, decodeProtectedHeader, type JWTPayload } from 'jose';
import { z } from 'zod';
import { type Clock, createFusionAuth } from '../../../main/fusionauth/embedded/index.ts';

export const API_KEY = 'dev-only-key-0001';
export const APPLICATION_ID = '5f2d6c4e-7b1a-4c39-9d10-2a9a6e0b7711';
export const OTHER_APPLICATION_ID = '5f2d6c4e-7b1a-4c39-9d10-2a9a6e0b7722';
export const USER_ID = '00000000-0000-0000-0000-111111111111';
export const STRANGER_ID = '00000000-0000-0000-0000-222222222222';
export const TENANT_ID = '0a4b1f5e-3c7d-4c0f-8a55-6b6f2d9e1c01';
export const SECRET = 'dev-secret+with/odd=characters:%';
export const REDIRECT_URI = 'http://shop.test/cb';
export const ISSUER = 'http://login.shop.test';
export const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
/** A moment in 2027, epoch milliseconds, in the middle of a second. */
const START = 1_800_000_000_400;

/** A clock that only the test moves. */
export class TestClock implements Clock {
  #now = START;

  now(): number {
    return this.#now;
  }

  advance(seconds: number): void {
    this.#now += seconds * 1000;
  }
}

export type Fields = Readonly<Record<string, string>>;

export function encode(fields: Fields | readonly (readonly [string, string])[]): string {
  const pairs = Array.isArray(fields) ? fields : Object.entries(fields);
  return new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString();
}

const cookieSchema = z.union([z.string(), z.array(z.string())]).default([]);

/** The Set-Cookie headers of an answer. */
export function setCookies(response: LightMyRequestResponse): readonly string[] {
  return [cookieSchema.parse(response.headers['set-cookie'])].flat();
}

/** The value that an answer sets a cookie to. */
export function cookieValue(response: LightMyRequestResponse, name: string): string | undefined {
  const header = setCookies(response).find((cookie) => cookie.startsWith(`${name}=`));
  return header?.slice(name.length + 1).split(';', 1)[0];
}

/** The parameters an answer redirects with, in the query or the fragment. */
export function redirected(response: LightMyRequestResponse): URLSearchParams {
  const { search, hash } = new URL(z.string().parse(response.headers.location));
  return new URLSearchParams(hash === '' ? search : hash.slice(1));
}

export function claimsOf(token: string): JWTPayload {
  return decodeJwt(token);
}

export function headerOf(token: string): Record<string, unknown> {
  return { ...decodeProtectedHeader(token) };
}

/** What a shop's application, tenant or system configuration shall differ in from the defaults. */
export interface ShopSettings {
  readonly oauth?: object;
  readonly login?: object;
  readonly jwt?: object;
  readonly tenant?: object;
}

/** A FusionAuth with one shop, driven without a network. */
export class Shop {
  readonly app: FastifyInstance;
  readonly clock: TestClock;

  constructor(app: FastifyInstance, clock: TestClock) {
    this.app = app;
    this.clock = clock;
  }

  get(url: string, headers: Fields = {}): Promise<LightMyRequestResponse> {
    return this.app.inject({ method: 'GET', url, headers });
  }

  post(url: string, fields: Fields | readonly (readonly [string, string])[], headers: Fields = {}) {
    return this.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: encode(fields),
    });
  }

  /** An API call; with the API key unless other headers are given. */
  api(
    method: 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT',
    url: string,
    body?: unknown,
    headers: Fields = { authorization: API_KEY },
  ): Promise<LightMyRequestResponse> {
    return this.app.inject({
      method,
      url,
      ...(body === undefined
        ? { headers }
        : { headers: { 'content-type': 'application/json', ...headers }, payload: JSON.stringify(body) }),
    });
  }

  /** An API call that must succeed. */
  async configure(method: 'PATCH' | 'POST' | 'PUT', url: string, body: unknown): Promise<void> {
    const response = await this.api(method, url, body);
    if (response.statusCode !== 200) {
      throw new Error(`${method} ${url}: ${response.statusCode} ${response.body}`);
    }
  }

  authorize(fields: Fields = {}, headers: Fields = {}): Promise<LightMyRequestResponse> {
    return this.get(`/oauth2/authorize?${encode({ ...AUTHORIZE, ...fields })}`, headers);
  }

  logIn(fields: Fields = {}, headers: Fields = {}): Promise<LightMyRequestResponse> {
    const credentials = { loginId: 'ann@shop.test', password: 'long-enough-1' };
    return this.post('/oauth2/authorize', { ...AUTHORIZE, ...credentials, ...fields }, headers);
  }

  async code(fields: Fields = {}): Promise<string> {
    return z.string().parse(redirected(await this.logIn(fields)).get('code'));
  }

  redeem(code: string, fields: Fields = {}, headers: Fields = {}): Promise<LightMyRequestResponse> {
    const request = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI };
    return this.post('/oauth2/token', { ...request, ...CREDENTIALS, ...fields }, headers);
  }

  refresh(refreshToken: string, fields: Fields = {}): Promise<LightMyRequestResponse> {
    const request = { grant_type: 'refresh_token', refresh_token: refreshToken };
    return this.post('/oauth2/token', { ...request, ...CREDENTIALS, ...fields });
  }

  async tokens(fields: Fields = {}) {
    const response = await this.redeem(await this.code(fields));
    return tokensSchema.parse(response.json());
  }
}

const tokensSchema = z.object({
  access_token: z.string(),
  id_token: z.string().default(''),
  refresh_token: z.string().default(''),
  refresh_token_id: z.string().default(''),
});

export const CREDENTIALS: Fields = { client_id: APPLICATION_ID, client_secret: SECRET };

const AUTHORIZE: Fields = {
  client_id: APPLICATION_ID,
  redirect_uri: REDIRECT_URI,
  response_type: 'code',
  scope: 'openid offline_access email',
  state: 'some state',
};

export const PKCE: Fields = {
  code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
  code_challenge_method: 'S256',
};

/** A shop with ann, who is registered, and stan, who is not; both have the password `long-enough-1`. */
export async function openShop(settings: ShopSettings = {}): Promise<Shop> {
  const clock = new TestClock();
  const file = `${import.meta.dirname}/shop.kickstart.json`;
  const { app } = await createFusionAuth({ clock, kickstart: { file, env: { ISSUER, SECRET } } });
  const shop = new Shop(app, clock);
  const { oauth = {}, login = {}, jwt, tenant } = settings;
  await shop.configure('PATCH', `/api/application/${APPLICATION_ID}`, {
    application: {
      oauthConfiguration: oauth,
      loginConfiguration: login,
      ...(jwt === undefined ? {} : { jwtConfiguration: { enabled: true, ...jwt } }),
    },
  });
  if (tenant !== undefined) {
    await shop.configure('PATCH', `/api/tenant/${TENANT_ID}`, { tenant });
  }
  return shop;
}
