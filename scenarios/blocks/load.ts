import type { CookieKind } from '../cookies.ts';
import { siteCookie } from '../cookies.ts';
import type { SiteName } from '../parties.ts';
import { partyTitle } from '../parties.ts';
import type { Credentials } from '../space.ts';
import type { MessageStep, Step } from '../step.ts';
import { keptCookies, spaData } from './keeps.ts';
import { deadRefreshToken, grantTypeName, loginLink } from './notes.ts';

const present = { present: true } as const;

/** The site asks FusionAuth for fresh tokens; a public fact of every workflow that has a refresh token (REF). */
export function refreshGrant(site: SiteName, outcome: 'fresh tokens' | 'refused'): MessageStep {
  const fresh = outcome === 'fresh tokens';
  return {
    kind: 'message',
    from: site,
    to: 'fusionauth',
    says: 'POST /oauth2/token (grant_type=refresh_token, refresh token)',
    answers: fresh ? '200 JWT' : '400 invalid_grant',
    request: {
      method: 'POST',
      path: '/oauth2/token',
      parameters: { grant_type: { is: 'refresh_token' }, refresh_token: present, client_secret: present },
      cookiesSent: [],
    },
    response: fresh
      ? { status: 200, json: ['access_token'], setCookies: [] }
      : { status: 400, json: ['error', 'error_reason'], setCookies: [] },
    during: [],
    notes: fresh ? [grantTypeName] : [grantTypeName, deadRefreshToken],
  };
}

/** The site finds the session and pushes its expiry forward. */
const sessionExtended = (site: SiteName): Step => ({
  kind: 'session',
  party: site,
  change: 'extended',
  says: 'Session extended',
});

const sessionCreated = (site: SiteName): Step => ({
  kind: 'session',
  party: site,
  change: 'created',
  says: `${partyTitle[site]} creates a new session`,
});

interface Load {
  readonly from?: 'attacker';
  readonly sent: readonly CookieKind[];
  readonly notes?: MessageStep['notes'];
}

/** One request for cart or posts; what is around it (who asks, what happens meanwhile, how it ends) varies. */
function load(
  site: SiteName,
  { from, sent, notes }: Load,
  end: Pick<MessageStep, 'answers' | 'response' | 'during'>,
): MessageStep {
  const { path, button } = spaData[site];
  return {
    kind: 'message',
    from: from ?? 'browser',
    to: site,
    says: from ? `GET ${path}` : `AJAX GET ${path}`,
    ...(from ? { theft: true as const } : { action: { do: 'press', site, button } as const }),
    request: { method: 'GET', path, cookiesSent: sent },
    ...(notes ? { notes } : {}),
    ...end,
  };
}

/** Everything is in order: data, and the session lives longer (LOAD blocks). */
export function loadInSession(site: SiteName, credentials: Credentials, from?: 'attacker'): MessageStep {
  const { what, member } = spaData[site];
  const sent = from ? [siteCookie(site, 'session')] : keptCookies(credentials, site);
  return load(
    site,
    { sent, ...(from ? { from } : {}) },
    {
      answers: from ? `the victim's ${what}` : `200 ${what}`,
      response: { status: 200, json: [member], setCookies: [] },
      during: [sessionExtended(site)],
    },
  );
}

/** The session is gone, the refresh token is good: the same request is answered, with a new session (S-REF-SIDRT, S-A-RT-SID). */
export function loadWithRefresh(
  site: SiteName,
  credentials: Credentials,
  thief?: { readonly notes: MessageStep['notes'] },
): MessageStep {
  const { what, member } = spaData[site];
  const whose = thief ? `the victim's ${what}` : `200 ${what}`;
  return load(
    site,
    { sent: keptCookies(credentials, site), ...(thief ? { from: 'attacker', notes: thief.notes } : {}) },
    {
      answers: `${whose}, new session cookie`,
      response: {
        status: 200,
        json: [member],
        setCookies: [{ cookie: siteCookie(site, 'session'), change: 'set' }],
      },
      during: [refreshGrant(site, 'fresh tokens'), sessionCreated(site)],
    },
  );
}

/** Nothing is good any more: 401, and no cookie is touched but the one for the next login (S-REL-SIDRT). */
export function loadRefused(site: SiteName, credentials: Credentials): MessageStep {
  return load(
    site,
    { sent: keptCookies(credentials, site), notes: [loginLink] },
    {
      answers: '401 Not Authorized',
      response: { status: 401, setCookies: [{ cookie: siteCookie(site, 'login in progress'), change: 'set' }] },
      during: [refreshGrant(site, 'refused')],
    },
  );
}
