import { siteCookie, ssoCookie } from '../cookies.ts';
import type { SiteName } from '../parties.ts';
import { partyTitle } from '../parties.ts';
import type { Credentials } from '../space.ts';
import type { Action, MessageStep, Note, RequestExpectation, Step } from '../step.ts';
import { keptCookies } from './keeps.ts';
import { cookiesComeAlong, forumsDomain, keepMeSignedIn, spentLoginCookie, stateAndPkce } from './notes.ts';

const present = { present: true } as const;

/** What an authorization request must carry (RFC 6749 section 4.1.1, RFC 7636 section 4.3). */
const authorizationRequest = (site: SiteName) =>
  ({
    response_type: { is: 'code' },
    client_id: present,
    redirect_uri: { callbackOf: site },
    state: present,
    code_challenge: present,
    code_challenge_method: { is: 'S256' },
  }) as const;

const pressLogIn = (site: SiteName): Action => ({ do: 'press', site, button: 'Log in' });

/**
 * The person types the password at FusionAuth and comes back with a code (S-CODE-FRONT).
 * `ssoCookieSent`: at a later login the browser still sends the cookie of a single sign-on session that has died.
 */
export function enterPasswordAtFusionAuth(site: SiteName, ssoCookieSent: boolean): readonly MessageStep[] {
  const cookiesSent = ssoCookieSent ? [ssoCookie] : [];
  return [
    {
      kind: 'message',
      from: 'browser',
      to: 'fusionauth',
      says: 'GET /oauth2/authorize (response_type=code)',
      answers: 'login form',
      action: pressLogIn(site),
      request: { method: 'GET', path: '/oauth2/authorize', parameters: authorizationRequest(site), cookiesSent },
      response: { status: 200, setCookies: [] },
      during: [],
      notes: [stateAndPkce],
    },
    {
      kind: 'message',
      from: 'browser',
      to: 'fusionauth',
      says: 'POST /oauth2/authorize (response_type=code, credentials)',
      answers: '302 to redirect_uri with code, SSO session cookie',
      action: { do: 'submit login form', site, keepSignedIn: true },
      request: {
        method: 'POST',
        path: '/oauth2/authorize',
        parameters: { ...authorizationRequest(site), loginId: present, password: present },
        cookiesSent,
      },
      response: {
        status: 302,
        location: { to: site, path: '/callback', carries: ['code', 'state', 'iss'] },
        setCookies: [{ cookie: ssoCookie, change: 'set' }],
      },
      during: [],
      notes: [keepMeSignedIn],
    },
  ];
}

/** FusionAuth recognises its own session and asks nothing: single sign-on. */
export function recognisedByFusionAuth(site: SiteName): MessageStep {
  return {
    kind: 'message',
    from: 'browser',
    to: 'fusionauth',
    says: 'GET /oauth2/authorize (response_type=code)',
    answers: '302 to redirect_uri with code, no form',
    action: pressLogIn(site),
    request: {
      method: 'GET',
      path: '/oauth2/authorize',
      parameters: authorizationRequest(site),
      cookiesSent: [ssoCookie],
    },
    response: {
      status: 302,
      location: { to: site, path: '/callback', carries: ['code', 'state', 'iss'] },
      setCookies: [{ cookie: ssoCookie, change: 'set' }],
    },
    during: [],
    notes: [stateAndPkce],
  };
}

/** The backend redeems the code, keeps what came of it and sends the browser home; the page boots again, logged in. */
export function returnWithCode(
  site: SiteName,
  credentials: Credentials,
  /** Cookies of an earlier login that the browser still holds. */
  held: RequestExpectation['cookiesSent'] = [],
): readonly Step[] {
  const kept = keptCookies(credentials, site);
  const login = siteCookie(site, 'login in progress');
  const slip: readonly Note[] = site === 'forums' ? [forumsDomain] : [];
  return [
    {
      kind: 'message',
      from: 'browser',
      to: site,
      says: 'GET {redirect_uri} with code',
      answers: `302 to /, ${kept.map(({ role }) => role).join(' + ')} cookie`,
      request: {
        method: 'GET',
        path: '/callback',
        parameters: { code: present, state: present, iss: present },
        cookiesSent: [...held, login],
      },
      response: {
        status: 302,
        location: { to: site, path: '/' },
        setCookies: [
          ...kept.map((cookie) => ({ cookie, change: 'set' as const })),
          { cookie: login, change: 'cleared' },
        ],
      },
      during: [
        {
          kind: 'message',
          from: site,
          to: 'fusionauth',
          says: 'POST /oauth2/token (code, client_secret)',
          answers: '200 refresh token and JWT',
          request: {
            method: 'POST',
            path: '/oauth2/token',
            parameters: {
              grant_type: { is: 'authorization_code' },
              code: present,
              redirect_uri: { callbackOf: site },
              code_verifier: present,
              client_secret: present,
            },
            cookiesSent: [],
          },
          response: { status: 200, json: ['access_token', 'refresh_token'], setCookies: [] },
          during: [],
        },
        { kind: 'session', party: site, change: 'created', says: `${partyTitle[site]} creates a session` },
      ],
      notes: [spentLoginCookie, ...slip],
    },
    {
      kind: 'message',
      from: 'browser',
      to: site,
      says: 'GET /',
      answers: 'HTML, CSS, JS',
      request: { method: 'GET', path: '/', cookiesSent: kept },
      response: { status: 200, setCookies: [] },
      during: [],
      notes: [cookiesComeAlong],
    },
    {
      kind: 'message',
      from: 'browser',
      to: site,
      says: 'AJAX GET /api/user',
      answers: '200 User',
      request: { method: 'GET', path: '/api/user', cookiesSent: kept },
      response: { status: 200, json: ['user'], setCookies: [] },
      during: [],
      notes: slip,
    },
  ];
}
