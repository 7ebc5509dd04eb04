import {
  drop,
  forumLoadJwt,
  init,
  JWT,
  landWithoutJwt,
  load,
  oneSelf,
  password,
  recognised,
  refused401,
  stolenShort,
} from './blocks.ts';
import { type Block, type Lane, tableOf, type WorkflowFacts } from './row.ts';

/** facts/workflows.md, section 3, workflows 8, 9 and 12: the page gets the JWT and keeps it, or hands it in. */

type Site = 'store' | 'forums';
// The posts are drawn at another path than elsewhere.
const path = { store: 'GET /api/load-shopping-cart', forums: 'GET /api/load-load-posts' };
const refresh = 'refresh_token@example.fusionauth.localhost';

// S-INIT-LS, F-INIT-LS
const initStorage = (site: Site): Block => [
  { arrows: [1, 2], from: 'browser', to: site, message: 'GET /', sent: [] },
  { arrows: [3], from: 'browser', to: 'browser', message: 'self' },
];
// S-LOAD-LS, F-LOAD-LS, and the same by a thief
const loadStorage = (site: Site, from: Lane = 'browser'): Block => [
  { arrows: [1, 2], from, to: site, message: path[site], sent: [], gives: site === 'store' ? 'cart' : 'posts' },
];
// AJAX POST /api/login straight to FusionAuth
const login = (sent: readonly string[]): Block => [
  {
    arrows: [1, 2],
    from: 'browser',
    to: 'fusionauth',
    message: 'POST /api/login',
    carries: ['credentials'],
    sent,
    status: 200,
    set: [refresh],
  },
];
// POST /api/jwt/refresh by the browser or a thief: the JWT comes as JSON, and no cookie is drawn
const refreshed = (from: Lane, status?: number): Block => [
  {
    arrows: [1, 2],
    from,
    to: 'fusionauth',
    message: 'POST /api/jwt/refresh',
    sent: [refresh],
    ...(status ? { status } : { set: [] }),
  },
];
// Workflow 9 writes its 401 in the other way
const refused: Block = refused401(JWT).map((row) => ({ ...row, phrase: 'Unauthorized' }));

/** Those of section 3 in which a script holds the JWT. */
export const jwtInThePage: readonly WorkflowFacts[] = [
  {
    id: 'spa-native-login-form-to-fusionauth-jwts-local-storage-refresh-tokens-cookies',
    arrows: 33,
    table: tableOf(
      [1, initStorage('store')],
      [4, oneSelf('browser')],
      [5, login([])],
      [7, oneSelf('browser')],
      [8, loadStorage('store')],
      [10, refreshed('browser')],
      [12, oneSelf('browser')],
      [13, loadStorage('store')],
      [15, refreshed('browser', 404)],
      [17, oneSelf('browser')],
      [18, initStorage('forums')],
      [21, oneSelf('browser')],
      [22, login([refresh])],
      [24, oneSelf('browser')],
      [25, oneSelf('browser')],
      [26, loadStorage('forums')],
      [28, refreshed('attacker')],
      [30, loadStorage('store', 'attacker')],
      [32, loadStorage('store', 'attacker')],
    ),
    departs: ['5→6 set', '10→11 set', '15→16 status', '22→23 set', '26→27 message', '28→29 set'],
    slips: { '5→6': /introduction.*backend/ },
  },
  {
    id: 'spa-native-login-form-to-fusionauth-jwts-refresh-tokens-cookies',
    arrows: 42,
    table: tableOf(
      [1, init('store')],
      [5, oneSelf('browser')],
      [6, login([])],
      [8, drop('store')],
      [10, load('spa', JWT, 'store')],
      [12, refused],
      [14, refreshed('browser')],
      [16, drop('store')],
      [18, load('spa', JWT, 'store')],
      [20, refused],
      [22, refreshed('browser', 404)],
      [24, oneSelf('browser')],
      [25, init('forums')],
      [29, oneSelf('browser')],
      [30, login([refresh])],
      [32, oneSelf('browser')],
      [33, drop('forums')],
      [35, forumLoadJwt],
      [37, refreshed('attacker')],
      [39, stolenShort('spa', JWT)],
      [41, stolenShort('spa', JWT)],
    ),
    departs: [
      '6→7 set',
      '12→13 phrase',
      '14→15 set',
      '20→21 phrase',
      '22→23 status',
      '30→31 set',
      '35→36 message',
      '37→38 set',
    ],
    slips: { '6→7': /introduction.*backend/ },
  },
  {
    id: 'spa-oauth-implicit-grant-jwts-local-storage',
    arrows: 31,
    table: tableOf(
      [1, initStorage('store')],
      [4, password('store', 'token')],
      [8, landWithoutJwt('store')],
      [10, oneSelf('browser')],
      [11, loadStorage('store')],
      [13, recognised('store', 'token')],
      [15, landWithoutJwt('store')],
      [17, oneSelf('browser')],
      [18, loadStorage('store')],
      [20, initStorage('forums')],
      [23, recognised('forums', 'token')],
      [25, landWithoutJwt('forums')],
      [27, oneSelf('browser')],
      [28, loadStorage('forums')],
      [30, loadStorage('store', 'attacker')],
    ),
    departs: ['28→29 message'],
    slips: { '28→29': /cookie/ },
  },
];
