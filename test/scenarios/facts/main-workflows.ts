import {
  again,
  drop,
  forumLoadJwt,
  init,
  JWT,
  jwt,
  landWithoutJwt,
  load,
  oneSelf,
  password,
  reboot,
  recognised,
  redeem,
  refreshed,
  refused401,
  SIDRT,
  spaForm,
  stolenRefreshToken,
  stolenShort,
  webInit,
  webPath,
} from './blocks.ts';
import { type Block, tableOf, type WorkflowFacts } from './row.ts';

/** facts/workflows.md, section 2: each part stands at the arrow at which the facts have it. */

const main1: WorkflowFacts = {
  id: 'spa-oauth-authorization-code-grant-sessions-refresh-tokens-cookies',
  arrows: 56,
  table: tableOf(
    [1, init('store')],
    [5, password('store', 'code')],
    [9, redeem(SIDRT, 'store', '/')],
    [14, reboot(SIDRT, 'store')],
    [18, load('spa', SIDRT, 'store')],
    [21, refreshed('spa', SIDRT)],
    [26, again('spa', SIDRT)],
    [31, init('forums')],
    [35, recognised('forums', 'code')],
    [37, redeem(SIDRT, 'forums', '/')],
    [42, reboot(SIDRT, 'forums')],
    [46, load('spa', SIDRT, 'forums')],
    [49, stolenRefreshToken('spa', SIDRT)],
    [54, stolenShort('spa', SIDRT)],
  ),
  departs: [
    '14→15 sent',
    '22→23 carries',
    '27→28 carries',
    '27→28 status',
    '42→43 sent',
    '49→53 message',
    '50→51 carries',
  ],
  slips: { '37→41': /Store's domain/, '44→45': /Store's domain/ },
};

const main2: WorkflowFacts = {
  id: 'webapp-oauth-authorization-code-grant-sessions-refresh-tokens-cookies',
  arrows: 44,
  table: tableOf(
    [1, webInit('store')],
    [3, password('store', 'code')],
    [7, redeem(SIDRT, 'store', webPath.store)],
    [12, load('webapp', SIDRT, 'store')],
    [15, refreshed('webapp', SIDRT)],
    [20, again('webapp', SIDRT)],
    [25, webInit('forums')],
    [27, recognised('forums', 'code')],
    [29, redeem(SIDRT, 'forums', webPath.forums)],
    [34, load('webapp', SIDRT, 'forums')],
    [37, stolenRefreshToken('webapp', SIDRT)],
    [42, stolenShort('webapp', SIDRT)],
  ),
  departs: ['16→17 carries', '21→22 carries', '21→22 status', '38→39 carries'],
  slips: { '37→41': /new JWT/ },
};

/** Main workflow 3, and its twin with the password grant. */
export const ownFormSidRt = (api: 'Login API' | 'ROPC') =>
  tableOf(
    [1, init('store')],
    [5, spaForm(SIDRT, 'store', api)],
    [11, load('spa', SIDRT, 'store')],
    [14, refreshed('spa', SIDRT)],
    [19, again('spa', SIDRT)],
    [24, init('forums')],
    [28, spaForm(SIDRT, 'forums', api)],
    [34, load('spa', SIDRT, 'forums')],
    [37, stolenRefreshToken('spa', SIDRT)],
    [42, stolenShort('spa', SIDRT)],
  );
export const ownFormSidRtDeparts = ['15→16 carries', '20→21 carries', '20→21 status', '37→41 message', '38→39 carries'];

const main3: WorkflowFacts = {
  id: 'spa-native-login-form-to-application-backend-sessions-refresh-tokens-cookies',
  arrows: 44,
  table: ownFormSidRt('Login API'),
  departs: ownFormSidRtDeparts,
};

const sharedJwt = 'access_token@example.localhost';
const shared = ['refresh_token@example.localhost', sharedJwt];
const api = '/api/load-shopping-cart';
const atFusionAuth = (message: string) => ({ arrows: [1, 2], from: 'browser', to: 'fusionauth', message }) as const;
const atStore = { arrows: [1, 2], from: 'browser', to: 'store', message: `GET ${api}` } as const;
const loginAtFusionAuth = (sent: readonly string[]): Block => [
  { ...atFusionAuth('POST /api/login'), carries: ['credentials'], sent, status: 200, set: shared },
];
// Its diagram has the JWT alone, on the Store's own domain.
const refusedWithJwt: Block = [{ ...atStore, sent: [jwt('store')], status: 401, phrase: 'Unauthorized', set: [] }];

const main4: WorkflowFacts = {
  id: 'spa-native-login-form-to-fusionauth-same-domain-jwts-refresh-tokens-cookies',
  arrows: 36,
  table: tableOf(
    [1, init('store')],
    [5, oneSelf('browser')],
    [6, loginAtFusionAuth([])],
    [8, [{ ...atStore, sent: shared, gives: 'cart' }]],
    [10, refusedWithJwt],
    [12, [{ ...atFusionAuth('POST /api/jwt/refresh'), sent: shared, status: 200, set: [sharedJwt] }]],
    [14, [{ ...atStore, sent: shared, gives: 'cart' }]],
    [16, refusedWithJwt],
    [18, [{ ...atFusionAuth('POST /api/jwt/refresh'), sent: shared, status: 404 }]],
    [20, oneSelf('browser')],
    [21, init('forums')],
    [25, oneSelf('browser')],
    [26, loginAtFusionAuth(shared)],
    [28, oneSelf('browser')],
    [29, [{ ...atStore, to: 'forums', message: 'GET /api/load-posts', sent: shared, gives: 'posts' }]],
    [31, [{ ...atFusionAuth('POST /api/jwt/refresh'), from: 'attacker', sent: shared.slice(0, 1), set: [sharedJwt] }]],
    [33, [{ ...atStore, from: 'attacker', sent: shared, gives: 'cart' }]],
    [35, [{ ...atStore, from: 'attacker', sent: [sharedJwt], gives: 'cart' }]],
  ),
  departs: [
    '10→11 sent',
    '10→11 phrase',
    '12→13 set',
    '16→17 sent',
    '16→17 phrase',
    '18→19 status',
    '21→22 sent',
    '23→24 sent',
    '31→32 set',
  ],
  slips: { '6→7': /introduction.*backend/ },
};

const main5: WorkflowFacts = {
  id: 'spa-oauth-implicit-grant-jwts-cookies',
  arrows: 38,
  table: tableOf(
    [1, init('store')],
    [5, password('store', 'token')],
    [9, landWithoutJwt('store')],
    [11, drop('store')],
    [13, load('spa', JWT, 'store')],
    [15, refused401(JWT)],
    [17, recognised('store', 'token')],
    [19, landWithoutJwt('store')],
    [21, drop('store')],
    [23, load('spa', JWT, 'store')],
    [25, init('forums')],
    [29, recognised('forums', 'token')],
    [31, landWithoutJwt('forums')],
    [33, drop('forums')],
    [35, forumLoadJwt],
    [37, stolenShort('spa', JWT)],
  ),
  departs: ['35→36 message'],
};

/** The five main workflows. */
export const mainWorkflows: readonly WorkflowFacts[] = [main1, main2, main3, main4, main5];
