import type { Block, Lane, Row } from './row.ts';

/** The shared blocks of facts/workflows.md, section 1, and the logins that sections 2 and 3 spell out, typed from there. */

type Site = 'store' | 'forums';
/** What the articles' cookie labels are on the wire, and the host they are kept for. */
const hostOf = { store: 'store.example.localhost', forums: 'forums.example.localhost' };
const sid = (site: Site) => `sid@${hostOf[site]}`;
const refresh = (site: Site) => `refresh@${hostOf[site]}`;
export const jwt = (site: Site) => `jwt@${hostOf[site]}`;
const sso = 'fusionauth.sso@example.fusionauth.localhost';

/** What a site keeps: the columns "client holds" of sections 2 and 3. */
interface Kept {
  readonly short: (site: Site) => string;
  readonly hasSession: boolean;
  readonly hasRefreshToken: boolean;
}
export const SID: Kept = { short: sid, hasSession: true, hasRefreshToken: false };
export const SIDRT: Kept = { short: sid, hasSession: true, hasRefreshToken: true };
export const JWT: Kept = { short: jwt, hasSession: false, hasRefreshToken: false };
export const RTJWT: Kept = { short: jwt, hasSession: false, hasRefreshToken: true };

const cookies = (kept: Kept, site: Site) => [kept.short(site), ...(kept.hasRefreshToken ? [refresh(site)] : [])];

const row = (
  arrows: readonly number[],
  from: Lane,
  to: Lane,
  message: Row['message'],
  more: Partial<Row> = {},
): Row => ({
  arrows,
  from,
  to,
  message,
  ...more,
});
const self = (arrow: number, party: Lane): Row => row([arrow], party, party, 'self');
export const oneSelf = (party: Lane): Block => [self(1, party)];

// S-INIT, F-INIT
export const init = (site: Site): Block => [
  row([1, 2], 'browser', site, 'GET /', { sent: [] }),
  row([3, 4], 'browser', site, 'GET /api/user', { sent: [], status: 404 }),
];
// W-INIT, W-F-INIT
export const webInit = (site: Site): Block => [row([1, 2], 'browser', site, 'GET /', { sent: [] })];

// S-CODE-FRONT up to the form, S-IMPL-LOGIN up to the redirect
export const password = (site: Site, type: 'code' | 'token'): Block => [
  row([1, 2], 'browser', 'fusionauth', 'GET /oauth2/authorize', { carries: [`response_type=${type}`], sent: [] }),
  row([3, 4], 'browser', 'fusionauth', 'POST /oauth2/authorize', {
    carries: [`response_type=${type}`, 'credentials'],
    sent: [],
    status: 302,
    leads: back(site, type),
    set: [sso],
  }),
];
// SSO Forums login, S-IMPL-AUTO, F-IMPL-SSO up to the redirect
export const recognised = (site: Site, type: 'code' | 'token'): Block => [
  row([1, 2], 'browser', 'fusionauth', 'GET /oauth2/authorize', {
    carries: [`response_type=${type}`],
    sent: [sso],
    status: 302,
    leads: back(site, type),
    set: [sso],
  }),
];
const back = (site: Site, type: 'code' | 'token') => `${site} /callback${type === 'code' ? '?code' : '#access_token'}`;

// Redirect_uri with code, exchange, session where one is kept, answer
export const redeem = (kept: Kept, site: Site, landing: string): Block => {
  const inner = kept.hasSession ? 1 : 0;
  return [
    row([1, 4 + inner], 'browser', site, 'GET /callback', {
      status: 302,
      leads: `${site} ${landing}`,
      set: cookies(kept, site),
    }),
    row([2, 3], site, 'fusionauth', 'POST /oauth2/token', { carries: ['code', 'client_secret'], status: 200 }),
    ...(kept.hasSession ? [self(4, site)] : []),
  ];
};
// The single page boots again, logged in
export const reboot = (kept: Kept, site: Site): Block => [
  row([1, 2], 'browser', site, 'GET /', { sent: [] }),
  row([3, 4], 'browser', site, 'GET /api/user', { sent: cookies(kept, site), status: 200, gives: 'user' }),
];
// The end of S-IMPL-LOGIN, S-IMPL-AUTO, F-IMPL-SSO
export const landWithoutJwt = (site: Site): Block => [row([1, 2], 'browser', site, 'GET /callback')];
// S-DROP-URI, F-DROP-URI
export const drop = (site: Site): Block => [
  row([1, 2], 'browser', site, 'POST /api/cookie-drop', { carries: ['JWT'], status: 200, set: [jwt(site)] }),
];
// S-START, F-START
export const start = (site: Site): Block => [
  row([1, 3], 'browser', site, 'POST /api/start-session', { carries: ['JWT'], status: 200, set: [sid(site)] }),
  self(2, site),
];

/** A site's own form: what FusionAuth is asked, by the Login API or with the password grant. */
const asked = {
  'Login API': { message: 'POST /api/login', carries: ['credentials'] },
  ROPC: { message: 'POST /oauth2/token', carries: ['grant_type=password', 'credentials'] },
} as const satisfies Record<string, Pick<Row, 'message' | 'carries'>>;

// The form inside the page, AJAX POST /api/login and what it makes the backend do
export const spaForm = (kept: Kept, site: Site, api: keyof typeof asked): Block => {
  const inner = kept.hasSession ? 1 : 0;
  return [
    self(1, 'browser'),
    row([2, 5 + inner], 'browser', site, 'POST /api/login', {
      carries: ['credentials'],
      sent: [],
      set: cookies(kept, site),
    }),
    row([3, 4], site, 'fusionauth', asked[api].message, { carries: asked[api].carries, status: 200 }),
    ...(kept.hasSession ? [self(5, site)] : []),
  ];
};
// The form as a page of the web application
export const webForm = (kept: Kept, site: Site, api: keyof typeof asked): Block => {
  const inner = kept.hasSession ? 1 : 0;
  return [
    row([1, 2], 'browser', site, 'GET /login', { sent: [] }),
    row([3, 6 + inner], 'browser', site, 'POST /login', {
      carries: ['credentials'],
      sent: [],
      status: 302,
      leads: `${site} ${webPath[site]}`,
      set: cookies(kept, site),
    }),
    row([4, 5], site, 'fusionauth', asked[api].message, { carries: asked[api].carries, status: 200 }),
    ...(kept.hasSession ? [self(6, site)] : []),
  ];
};

const apiPath = { store: '/api/load-shopping-cart', forums: '/api/load-posts' };
export const webPath = { store: '/shopping-cart', forums: '/posts' };
type Kind = 'spa' | 'webapp';
const pathOf = (kind: Kind, site: Site) => (kind === 'spa' ? apiPath : webPath)[site];
const goods = { store: 'cart', forums: 'posts' } as const;
const REF: Pick<Row, 'message' | 'carries'> = {
  message: ['POST /oauth2/token', 'POST /api/jwt/refresh'],
  carries: ['grant_type=refresh', 'refresh token'],
};
const ref = (arrows: readonly number[], status?: number): Row =>
  row(arrows, 'store', 'fusionauth', REF.message, { ...REF, ...(status ? { status } : {}) });

// S-LOAD-*, F-LOAD-*, W-LOAD-*, W-F-LOAD-*
export const load = (kind: Kind, kept: Kept, site: Site): Block => [
  row([1, kept.hasSession ? 3 : 2], 'browser', site, `GET ${pathOf(kind, site)}`, {
    sent: cookies(kept, site),
    gives: goods[site],
  }),
  ...(kept.hasSession ? [self(2, site)] : []),
];
// F-LOAD-JWT draws another path than all others
export const forumLoadJwt: Block = [
  row([1, 2], 'browser', 'forums', 'GET /api/load-load-posts', { sent: [jwt('forums')], gives: 'posts' }),
];
// S-REF-*, W-REF-*
export const refreshed = (kind: Kind, kept: Kept): Block => [
  row([1, kept.hasSession ? 5 : 4], 'browser', 'store', `GET ${pathOf(kind, 'store')}`, {
    sent: cookies(kept, 'store'),
    gives: 'cart',
    set: [kept.short('store')],
  }),
  ref([2, 3], kept.hasSession ? 200 : undefined),
  ...(kept.hasSession ? [self(4, 'store')] : []),
];
// S-REL-SIDRT, S-REL-RTJWT, W-REL-SIDRT, W-REL-RTJWT, and S-REL-SID, W-REL-SID where there is no refresh token
export const again = (kind: Kind, kept: Kept): Block => [
  row([1, kept.hasRefreshToken ? 4 : 2], 'browser', 'store', `GET ${pathOf(kind, 'store')}`, {
    sent: cookies(kept, 'store'),
    ...(kind === 'spa' ? { status: 401, phrase: 'Not Authorized' as const } : { status: 302, leads: 'store /login' }),
    set: [],
  }),
  ...(kept.hasRefreshToken ? [ref([2, 3], 404)] : []),
  self(kept.hasRefreshToken ? 5 : 3, 'browser'),
];
// The 401 of the implicit flows, after which nothing is drawn as "again"
export const refused401 = (kept: Kept): Block => again('spa', { ...kept, hasRefreshToken: false }).slice(0, 1);

// S-A-RT-SID (which asks for a page), S-A-RT-JWT, W-A-RT-SID, W-A-RT-JWT
export const stolenRefreshToken = (kind: Kind, kept: Kept): Block => [
  row(
    [1, kept.hasSession ? 5 : 4],
    'attacker',
    'store',
    `GET ${kept.hasSession ? webPath.store : pathOf(kind, 'store')}`,
    { sent: cookies(kept, 'store'), gives: 'cart', set: [kept.short('store')] },
  ),
  ref([2, 3], kept.hasSession ? 200 : undefined),
  ...(kept.hasSession ? [self(4, 'store')] : []),
];
// S-A-SID, S-A-JWT, W-A-SID, W-A-JWT
export const stolenShort = (kind: Kind, kept: Kept): Block => [
  row([1, kept.hasSession ? 3 : 2], 'attacker', 'store', `GET ${pathOf(kind, 'store')}`, {
    sent: [kept.short('store')],
    gives: 'cart',
  }),
  ...(kept.hasSession ? [self(2, 'store')] : []),
];
