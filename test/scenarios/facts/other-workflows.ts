import {
  again,
  init,
  landWithoutJwt,
  load,
  password,
  RTJWT,
  reboot,
  recognised,
  redeem,
  refreshed,
  refused401,
  SID,
  SIDRT,
  spaForm,
  start,
  stolenRefreshToken,
  stolenShort,
  webForm,
  webInit,
  webPath,
} from './blocks.ts';
import { ownFormSidRt, ownFormSidRtDeparts } from './main-workflows.ts';
import { tableOf, type WorkflowFacts } from './row.ts';

/** facts/workflows.md, section 3, as far as the catalogue has it: each part stands at the arrow at which the facts have it. */

const ownFormRtJwt = (login: 'Login API' | 'ROPC') =>
  tableOf(
    [1, init('store')],
    [5, spaForm(RTJWT, 'store', login)],
    [10, load('spa', RTJWT, 'store')],
    [12, refreshed('spa', RTJWT)],
    [16, again('spa', RTJWT)],
    [21, init('forums')],
    [25, spaForm(RTJWT, 'forums', login)],
    [30, load('spa', RTJWT, 'forums')],
    [32, stolenRefreshToken('spa', RTJWT)],
    [36, stolenShort('spa', RTJWT)],
  );
const ownFormRtJwtDeparts = ['13→14 carries', '17→18 carries', '17→18 status', '33→34 carries'];

const ownFormSid = (login: 'Login API' | 'ROPC') =>
  tableOf(
    [1, init('store')],
    [5, spaForm(SID, 'store', login)],
    [11, load('spa', SID, 'store')],
    [14, again('spa', SID)],
    [17, init('forums')],
    [21, spaForm(SID, 'forums', login)],
    [27, load('spa', SID, 'forums')],
    [30, stolenShort('spa', SID)],
  );

const webFormRtJwt = (login: 'Login API' | 'ROPC') =>
  tableOf(
    [1, webInit('store')],
    [3, webForm(RTJWT, 'store', login)],
    [9, load('webapp', RTJWT, 'store')],
    [11, refreshed('webapp', RTJWT)],
    [15, again('webapp', RTJWT)],
    [20, webInit('forums')],
    [22, webForm(RTJWT, 'forums', login)],
    [28, load('webapp', RTJWT, 'forums')],
    [30, stolenRefreshToken('webapp', RTJWT)],
    [34, stolenShort('webapp', RTJWT)],
  );
const webFormRtJwtDeparts = ['12→13 carries', '16→17 carries', '16→17 status', '31→32 carries'];

const webFormSid = (login: 'Login API' | 'ROPC') =>
  tableOf(
    [1, webInit('store')],
    [3, webForm(SID, 'store', login)],
    [10, load('webapp', SID, 'store')],
    [13, again('webapp', SID)],
    [16, webInit('forums')],
    [18, webForm(SID, 'forums', login)],
    [25, load('webapp', SID, 'forums')],
    [28, stolenShort('webapp', SID)],
  );

const webFormSidRt = (login: 'Login API' | 'ROPC') =>
  tableOf(
    [1, webInit('store')],
    [3, webForm(SIDRT, 'store', login)],
    [10, load('webapp', SIDRT, 'store')],
    [13, refreshed('webapp', SIDRT)],
    [18, again('webapp', SIDRT)],
    [23, webInit('forums')],
    [25, webForm(SIDRT, 'forums', login)],
    [32, load('webapp', SIDRT, 'forums')],
    [35, stolenRefreshToken('webapp', SIDRT)],
    [40, stolenShort('webapp', SIDRT)],
  );
const webFormSidRtDeparts = ['14→15 carries', '19→20 carries', '19→20 status', '36→37 carries'];

/** The others. */
export const otherWorkflows: readonly WorkflowFacts[] = [
  {
    id: 'spa-native-login-form-to-application-backend-jwts-refresh-tokens-cookies',
    arrows: 37,
    table: ownFormRtJwt('Login API'),
    departs: ownFormRtJwtDeparts,
  },
  {
    id: 'spa-native-login-form-to-application-backend-sessions',
    arrows: 32,
    table: ownFormSid('Login API'),
    departs: [],
  },
  {
    id: 'spa-oauth-authorization-code-grant-jwts-refresh-tokens-cookies',
    arrows: 49,
    table: tableOf(
      [1, init('store')],
      [5, password('store', 'code')],
      [9, redeem(RTJWT, 'store', '/')],
      [13, reboot(RTJWT, 'store')],
      [17, load('spa', RTJWT, 'store')],
      [19, refreshed('spa', RTJWT)],
      [23, again('spa', RTJWT)],
      [28, init('forums')],
      [32, recognised('forums', 'code')],
      [34, redeem(RTJWT, 'forums', '/')],
      [38, reboot(RTJWT, 'forums')],
      [42, load('spa', RTJWT, 'forums')],
      [44, stolenRefreshToken('spa', RTJWT)],
      [48, stolenShort('spa', RTJWT)],
    ),
    departs: ['13→14 sent', '20→21 carries', '24→25 carries', '24→25 status', '38→39 sent', '45→46 carries'],
  },
  {
    id: 'spa-oauth-authorization-code-grant-sessions',
    arrows: 44,
    table: tableOf(
      [1, init('store')],
      [5, password('store', 'code')],
      [9, redeem(SID, 'store', '/')],
      [14, reboot(SID, 'store')],
      [18, load('spa', SID, 'store')],
      [21, again('spa', SID)],
      [24, init('forums')],
      [28, recognised('forums', 'code')],
      [30, redeem(SID, 'forums', '/')],
      [35, reboot(SID, 'forums')],
      [39, load('spa', SID, 'forums')],
      [42, stolenShort('spa', SID)],
    ),
    departs: ['14→15 sent', '35→36 sent'],
    slips: { '10→11': /ignored/, '31→32': /ignored/, '30→34': /Store's domain/, '37→38': /Store's domain/ },
  },
  {
    id: 'spa-oauth-implicit-grant-sessions',
    arrows: 45,
    table: tableOf(
      [1, init('store')],
      [5, password('store', 'token')],
      [9, landWithoutJwt('store')],
      [11, start('store')],
      [14, load('spa', SID, 'store')],
      [17, refused401(SID)],
      [19, recognised('store', 'token')],
      [21, landWithoutJwt('store')],
      [23, start('store')],
      [26, load('spa', SID, 'store')],
      [29, init('forums')],
      [33, recognised('forums', 'token')],
      [35, landWithoutJwt('forums')],
      [37, start('forums')],
      [40, load('spa', SID, 'forums')],
      [43, stolenShort('spa', SID)],
    ),
    departs: [],
  },
  {
    id: 'spa-oauth-resource-owner-password-credentials-grant-jwts-refresh-tokens-cookies',
    arrows: 37,
    table: ownFormRtJwt('ROPC'),
    departs: ownFormRtJwtDeparts,
    slips: { '6→9': /introduction.*FusionAuth/, '25': /single sign-on is fully supported/ },
  },
  {
    id: 'spa-oauth-resource-owner-password-credentials-grant-sessions',
    arrows: 32,
    table: ownFormSid('ROPC'),
    departs: [],
    slips: { '6→10': /introduction.*FusionAuth/, '21': /single sign-on is fully supported/ },
  },
  {
    id: 'spa-oauth-resource-owner-password-credentials-grant-sessions-refresh-tokens-cookies',
    arrows: 44,
    table: ownFormSidRt('ROPC'),
    departs: ownFormSidRtDeparts,
    slips: {
      '6→10': /introduction.*FusionAuth/,
      '28': /single sign-on is fully supported/,
      '29→33': /refresh token and a JWT/,
    },
  },
  {
    id: 'webapp-native-login-form-to-application-backend-jwts-refresh-tokens-cookies',
    arrows: 35,
    table: webFormRtJwt('Login API'),
    departs: webFormRtJwtDeparts,
  },
  {
    id: 'webapp-native-login-form-to-application-backend-sessions',
    arrows: 30,
    table: webFormSid('Login API'),
    departs: [],
  },
  {
    id: 'webapp-native-login-form-to-application-backend-sessions-refresh-tokens-cookies',
    arrows: 42,
    table: webFormSidRt('Login API'),
    departs: webFormSidRtDeparts,
    slips: { '35→39': /new JWT/ },
  },
  {
    id: 'webapp-oauth-authorization-code-grant-jwts-refresh-tokens-cookies',
    arrows: 37,
    table: tableOf(
      [1, webInit('store')],
      [3, password('store', 'code')],
      [7, redeem(RTJWT, 'store', webPath.store)],
      [11, load('webapp', RTJWT, 'store')],
      [13, refreshed('webapp', RTJWT)],
      [17, again('webapp', RTJWT)],
      [22, webInit('forums')],
      [24, recognised('forums', 'code')],
      [26, redeem(RTJWT, 'forums', webPath.forums)],
      [30, load('webapp', RTJWT, 'forums')],
      [32, stolenRefreshToken('webapp', RTJWT)],
      [36, stolenShort('webapp', RTJWT)],
    ),
    departs: ['14→15 carries', '18→19 carries', '18→19 status', '33→34 carries'],
  },
  {
    id: 'webapp-oauth-authorization-code-grant-sessions',
    arrows: 32,
    table: tableOf(
      [1, webInit('store')],
      [3, password('store', 'code')],
      [7, redeem(SID, 'store', webPath.store)],
      [12, load('webapp', SID, 'store')],
      [15, again('webapp', SID)],
      [18, webInit('forums')],
      [20, recognised('forums', 'code')],
      [22, redeem(SID, 'forums', webPath.forums)],
      [27, load('webapp', SID, 'forums')],
      [30, stolenShort('webapp', SID)],
    ),
    departs: [],
    slips: { '3→4': /introduction.*single-page/, '8→9': /ignored/, '23→24': /ignored/ },
  },
  {
    id: 'webapp-oauth-resource-owner-password-credentials-grant-jwts-refresh-tokens-cookies',
    arrows: 35,
    table: webFormRtJwt('ROPC'),
    departs: webFormRtJwtDeparts,
    slips: { '5→8': /introduction.*FusionAuth/ },
  },
  {
    id: 'webapp-oauth-resource-owner-password-credentials-grant-sessions',
    arrows: 30,
    table: webFormSid('ROPC'),
    departs: [],
    slips: { '5→9': /introduction.*FusionAuth/ },
  },
  {
    id: 'webapp-oauth-resource-owner-password-credentials-grant-sessions-refresh-tokens-cookies',
    arrows: 42,
    table: webFormSidRt('ROPC'),
    departs: webFormSidRtDeparts,
    slips: { '5→9': /introduction.*FusionAuth/, '35→39': /new JWT/ },
  },
];
