import type { Server } from './parties.ts';
import { hosts, sharedDomain } from './parties.ts';

/** The articles' cookie labels (facts/workflows.md, "Cookie vocabulary"), and what the lab adds. */
export type CookieRole = 'session' | 'refresh token' | 'JWT' | 'SSO session' | 'login in progress';

/** One kind of cookie: who sets it, what it is called on the wire, where a browser must keep it. */
export interface CookieKind {
  readonly role: CookieRole;
  readonly owner: Server;
  /** Name on the wire. */
  readonly name: string;
  /** The host whose requests carry it. */
  readonly domain: string;
  /** `host`: no Domain attribute, that host alone. `subdomains`: Domain is sent, every host below gets it too. */
  readonly reach: 'host' | 'subdomains';
  readonly httpOnly: true;
}

const siteCookieNames = {
  session: 'sid',
  'refresh token': 'refresh',
  JWT: 'jwt',
  'login in progress': 'login',
} as const;

/** The cookie in which `site` keeps `role`. */
export function siteCookie(site: 'store' | 'forums', role: keyof typeof siteCookieNames): CookieKind {
  return { role, owner: site, name: siteCookieNames[role], domain: hosts[site], reach: 'host', httpOnly: true };
}

/** FusionAuth's single sign-on session; the articles draw it as FusionAuth's own `SessionId` (contract, section 1.7). */
export const ssoCookie: CookieKind = {
  role: 'SSO session',
  owner: 'fusionauth',
  name: 'fusionauth.sso',
  domain: hosts.fusionauth,
  reach: 'host',
  httpOnly: true,
};

/** What FusionAuth's Login API sets (contract, section 4.1), as the proxy of the same-domain workflow widens it. */
export const sharedCookies = {
  jwt: {
    role: 'JWT',
    owner: 'fusionauth',
    name: 'access_token',
    domain: sharedDomain,
    reach: 'subdomains',
    httpOnly: true,
  },
  refresh: {
    role: 'refresh token',
    owner: 'fusionauth',
    name: 'refresh_token',
    domain: sharedDomain,
    reach: 'subdomains',
    httpOnly: true,
  },
} as const satisfies Record<string, CookieKind>;

/** The same cookies where FusionAuth is on a site of its own (contract, section 4.1). */
export const fusionAuthCookies = {
  jwt: { ...sharedCookies.jwt, domain: hosts.fusionauth, reach: 'host' },
  refresh: { ...sharedCookies.refresh, domain: hosts.fusionauth, reach: 'host' },
} as const satisfies Record<string, CookieKind>;

/** Cookies of FusionAuth's hosted pages that no article draws and no workflow depends on (contract, section 1.7). */
export const undrawnFusionAuthCookies: readonly RegExp[] = [
  /^fusionauth\.(remember-device|li|locale|timezone|csrf|flash-message|trust)$/,
  /^fusionauth\.(known|trusted)-device\./,
];
