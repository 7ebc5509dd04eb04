import { ssoCookie } from '../cookies.ts';
import type { SiteName } from '../parties.ts';
import type { Action, MessageStep, Note, ResponseExpectation } from '../step.ts';
import { message, present } from './message.ts';
import { keepMeSignedIn, stateAndPkce, stateOnly } from './notes.ts';

/** What FusionAuth is asked to send back: a code in the query, or a token in the fragment (RFC 6749 sections 4.1.1, 4.2.1). */
export type ResponseType = 'code' | 'token';

const parameters = (site: SiteName, type: ResponseType) => ({
  response_type: { is: type },
  client_id: present,
  redirect_uri: { callbackOf: site },
  state: present,
  ...(type === 'code' ? { code_challenge: present, code_challenge_method: { is: 'S256' } } : {}),
});

const back = (site: SiteName, type: ResponseType): ResponseExpectation => ({
  status: 302,
  location: {
    to: site,
    path: '/callback',
    ...(type === 'code' ? { carries: ['code', 'state', 'iss'] } : { fragment: ['access_token', 'state', 'iss'] }),
  },
  setCookies: [{ cookie: ssoCookie, change: 'set' }],
});

const fruit = { code: 'with code', token: 'with the JWT after #' } as const;
const notes = { code: [stateAndPkce], token: [stateOnly] } as const;

interface Login {
  readonly site: SiteName;
  readonly type: ResponseType;
  /** What makes the browser go there; absent: the answer before does. */
  readonly action?: Action;
  /** What is to be said of its first step besides. */
  readonly slips?: readonly Note[];
}

/**
 * The person types the password at FusionAuth, which sends the browser back (S-CODE-FRONT, S-IMPL-LOGIN).
 * `ssoCookieSent`: at a later login the browser still sends the cookie of a single sign-on session that has died.
 */
export function enterPasswordAtFusionAuth(
  { site, type, action, slips = [] }: Login,
  ssoCookieSent: boolean,
): readonly MessageStep[] {
  const cookiesSent = ssoCookieSent ? [ssoCookie] : [];
  return [
    message(
      'browser',
      'fusionauth',
      `GET /oauth2/authorize (response_type=${type})`,
      'login form',
      { method: 'GET', path: '/oauth2/authorize', parameters: parameters(site, type), cookiesSent },
      { status: 200 },
      { ...(action ? { action } : {}), notes: [...slips, ...notes[type]] },
    ),
    message(
      'browser',
      'fusionauth',
      `POST /oauth2/authorize (response_type=${type}, credentials)`,
      `302 to redirect_uri ${fruit[type]}, SSO session cookie`,
      {
        method: 'POST',
        path: '/oauth2/authorize',
        parameters: { ...parameters(site, type), loginId: present, password: present },
        cookiesSent,
      },
      back(site, type),
      { action: { do: 'submit login form', site, keepSignedIn: true }, notes: [keepMeSignedIn] },
    ),
  ];
}

/** FusionAuth recognises its own session and asks nothing: single sign-on, or a silent second login (F-IMPL-SSO, S-IMPL-AUTO). */
export function recognisedByFusionAuth({ site, type, action }: Login): MessageStep {
  return message(
    'browser',
    'fusionauth',
    `GET /oauth2/authorize (response_type=${type})`,
    `302 to redirect_uri ${fruit[type]}, no form`,
    { method: 'GET', path: '/oauth2/authorize', parameters: parameters(site, type), cookiesSent: [ssoCookie] },
    back(site, type),
    { ...(action ? { action } : {}), notes: notes[type] },
  );
}
