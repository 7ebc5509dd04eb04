import type { SiteName } from '../parties.ts';
import { partyTitle } from '../parties.ts';
import type { Point } from '../space.ts';
import type { Action, MessageStep, Note, PageStep, RequestExpectation, Step } from '../step.ts';
import { dataOf } from './data.ts';
import { keptCookies } from './keeps.ts';
import { message, present } from './message.ts';
import { forumsCookies, introSaysFusionAuth, noSingleSignOn, passwordGrantHasNoUser } from './notes.ts';
import { sessionCreated } from './session.ts';

/** The form appears inside the page; no message is sent. */
export function drawForm(site: SiteName, notes: readonly Note[] = []): PageStep {
  return {
    kind: 'page',
    party: 'browser',
    site,
    says: `${partyTitle[site]} page draws its login form`,
    evidence: { shows: 'login form' },
    ...(notes.length > 0 ? { notes } : {}),
  };
}

/**
 * The password is typed into the site, which takes it to FusionAuth (native form to backend, password grant).
 * `open`: what brings the person to the form of a web application; absent: the answer before does.
 */
export function enterPasswordAtSite(
  point: Point,
  site: SiteName,
  held: RequestExpectation['cookiesSent'] = [],
  open?: Action,
): readonly Step[] {
  const spa = point.application === 'spa';
  const kept = keptCookies(point, site);
  const landing = dataOf(point.application, site).path;
  const path = spa ? '/api/login' : '/login';
  const slips = slipsOf(point, site, held.length > 0);
  const cookies = `${kept.map(({ role }) => role).join(' + ')} cookie`;
  const submit = message(
    'browser',
    site,
    `${spa ? 'AJAX ' : ''}POST ${path} (credentials)`,
    spa ? `200 User, ${cookies}` : `302 to ${landing}, ${cookies}`,
    { method: 'POST', path, parameters: { loginId: present, password: present }, cookiesSent: held },
    {
      ...(spa ? { status: 200, json: ['user'] } : { status: 302, location: { to: site, path: landing } }),
      setCookies: kept.map((cookie) => ({ cookie, change: 'set' as const })),
    },
    {
      action: { do: 'submit site form', site },
      during: [passPassword(point, site), ...sessionCreated(point, site)],
      ...(slips.submit.length > 0 ? { notes: slips.submit } : {}),
    },
  );
  if (spa) return [drawForm(site, slips.form), submit];
  const form = message(
    'browser',
    site,
    'GET /login',
    'login form',
    { method: 'GET', path: '/login', cookiesSent: held },
    { status: 200, shows: 'Password' },
    open ? { action: open } : {},
  );
  return [form, submit];
}

/** The slips of the articles on the password grant (facts/workflows.md, section 4 and workflow 16). */
function slipsOf({ application, login, credentials }: Point, site: SiteName, again: boolean) {
  const none: readonly Note[] = [];
  if (login !== 'password grant' || again) return { form: none, submit: none };
  if (site === 'store') return { form: none, submit: [introSaysFusionAuth] };
  return application === 'spa'
    ? { form: [noSingleSignOn], submit: credentials === 'session + refresh token' ? [forumsCookies] : none }
    : { form: none, submit: none };
}

/** The site hands the password on: to the Login API, or as a resource owner password credentials grant (RFC 6749 section 4.3). */
function passPassword({ login }: Point, site: SiteName): MessageStep {
  if (login === 'password grant') {
    return message(
      site,
      'fusionauth',
      'POST /oauth2/token (grant_type=password, credentials)',
      '200 refresh token and JWT',
      {
        method: 'POST',
        path: '/oauth2/token',
        parameters: { grant_type: { is: 'password' }, username: present, password: present, client_secret: present },
        cookiesSent: [],
      },
      { status: 200, json: ['access_token'] },
      { notes: [passwordGrantHasNoUser] },
    );
  }
  return message(
    site,
    'fusionauth',
    'POST /api/login (credentials)',
    '200 User, refresh token and JWT',
    {
      method: 'POST',
      path: '/api/login',
      parameters: { loginId: present, password: present, applicationId: present },
      cookiesSent: [],
    },
    { status: 200, json: ['user', 'token', 'refreshToken'], cookiesIgnored: true },
  );
}
