import { siteCookie } from '../cookies.ts';
import type { SiteName } from '../parties.ts';
import type { Point } from '../space.ts';
import type { MessageStep, Note, RequestExpectation, Step } from '../step.ts';
import { dataOf } from './data.ts';
import { keptCookies } from './keeps.ts';
import { message, present } from './message.ts';
import { cookiesComeAlong, forumsDomain, spentLoginCookie, tokensIgnored } from './notes.ts';
import { sessionCreated } from './session.ts';

/**
 * The backend redeems the code, keeps what came of it and sends the browser on; a single page boots again, logged in.
 * `held`: cookies of an earlier login that the browser still has.
 */
export function returnWithCode(
  point: Point,
  site: SiteName,
  held: RequestExpectation['cookiesSent'] = [],
): readonly Step[] {
  const kept = keptCookies(point, site);
  const login = siteCookie(site, 'login in progress');
  const spa = point.application === 'spa';
  // The slip is in the diagrams of the two single-page session flows (facts/workflows.md, section 4).
  const slip: readonly Note[] =
    spa && site === 'forums' && point.credentials.startsWith('session') ? [forumsDomain] : [];
  const landing = spa ? '/' : dataOf(point.application, site).path;
  const redeemed = message(
    'browser',
    site,
    'GET {redirect_uri} with code',
    `302 to ${landing}, ${kept.map(({ role }) => role).join(' + ')} cookie`,
    {
      method: 'GET',
      path: '/callback',
      parameters: { code: present, state: present, iss: present },
      cookiesSent: [...held, login],
    },
    {
      status: 302,
      location: { to: site, path: landing },
      setCookies: [...kept.map((cookie) => ({ cookie, change: 'set' as const })), { cookie: login, change: 'cleared' }],
    },
    { during: [redeemCode(point, site), ...sessionCreated(point, site)], notes: [spentLoginCookie, ...slip] },
  );
  return spa ? [redeemed, ...bootAgain(point, site, slip)] : [redeemed];
}

function redeemCode(point: Point, site: SiteName): MessageStep {
  const parameters = {
    grant_type: { is: 'authorization_code' },
    code: present,
    redirect_uri: { callbackOf: site },
    code_verifier: present,
    client_secret: present,
  };
  const keepsRefreshToken = point.credentials.includes('refresh token');
  return message(
    site,
    'fusionauth',
    'POST /oauth2/token (code, client_secret)',
    keepsRefreshToken ? '200 refresh token and JWT' : '200 JWT',
    { method: 'POST', path: '/oauth2/token', parameters, cookiesSent: [] },
    { status: 200, json: keepsRefreshToken ? ['access_token', 'refresh_token'] : ['access_token'] },
    keepsRefreshToken ? {} : { notes: [tokensIgnored] },
  );
}

/** The page is loaded anew, and the question that was answered with 404 is now answered with the person. */
function bootAgain(point: Point, site: SiteName, slip: readonly Note[]): readonly MessageStep[] {
  const cookiesSent = keptCookies(point, site);
  return [
    message(
      'browser',
      site,
      'GET /',
      'HTML, CSS, JS',
      { method: 'GET', path: '/', cookiesSent },
      { status: 200 },
      { notes: [cookiesComeAlong] },
    ),
    message(
      'browser',
      site,
      'AJAX GET /api/user',
      '200 User',
      { method: 'GET', path: '/api/user', cookiesSent },
      { status: 200, json: ['user'] },
      { notes: slip },
    ),
  ];
}
