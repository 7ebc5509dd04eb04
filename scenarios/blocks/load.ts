import type { SiteName } from '../parties.ts';
import type { Point } from '../space.ts';
import type { Action, MessageStep, Note, ResponseExpectation, Step } from '../step.ts';
import { isCookie, isStored, type Kept } from '../storage.ts';
import { dataOf } from './data.ts';
import { loginCookieSet } from './initialize.ts';
import { keptFor, refreshCookie, shortLived } from './keeps.ts';
import { message } from './message.ts';
import { bearerHeader, loadLoadPosts, loginLink, textSaysCookie } from './notes.ts';
import { refreshAtFusionAuth } from './refresh.ts';
import { sessionCreated, sessionExtended } from './session.ts';

/** Who asks for the data, with what, and what makes them. */
export interface Asker {
  readonly from: 'browser' | 'attacker';
  readonly sends: readonly Kept[];
  /** Absent: the answer before leads here. */
  readonly action?: Action;
  readonly notes?: readonly Note[];
}

/** The person, with everything that the browser holds for the site. */
export function person(
  point: Point,
  site: SiteName,
  how: 'presses a button' | 'is led here' = 'presses a button',
): Asker {
  const action: Action = { do: 'press', site, button: dataOf(point.application, site).button };
  return { from: 'browser', sends: keptFor(point, site), ...(how === 'presses a button' ? { action } : {}) };
}

/** A thief with `loot` and nothing else. */
export function thief(
  site: SiteName,
  point: Point,
  loot: (Action & { do: 'attack' })['with'],
  sends: readonly Kept[],
  notes?: readonly Note[],
): Asker {
  const { path } = dataOf(point.application, site);
  return {
    from: 'attacker',
    sends,
    action: { do: 'attack', method: 'GET', at: site, path, with: loot },
    ...(notes ? { notes } : {}),
  };
}

/** One request for cart or posts; what happens meanwhile and how it ends varies. */
function load(
  point: Point,
  site: SiteName,
  asker: Asker,
  answers: string,
  response: Omit<ResponseExpectation, 'setCookies'> & Partial<ResponseExpectation>,
  during: readonly Step[],
  notes: readonly Note[] = [],
): MessageStep {
  const { path } = dataOf(point.application, site);
  const bearer = asker.sends.find(isStored);
  const said = [...(asker.notes ?? []), ...(bearer ? [bearerHeader] : []), ...notes];
  return message(
    asker.from,
    site,
    asker.from === 'browser' && point.application === 'spa' ? `AJAX GET ${path}` : `GET ${path}`,
    answers,
    { method: 'GET', path, cookiesSent: asker.sends.filter(isCookie), ...(bearer ? { bearer } : {}) },
    response,
    { during, ...(asker.action ? { action: asker.action } : {}), ...(said.length > 0 ? { notes: said } : {}) },
  );
}

const whose = (asker: Asker, what: string) => (asker.from === 'attacker' ? `the victim's ${what}` : `200 ${what}`);
const theft = (asker: Asker) => (asker.from === 'attacker' ? { theft: true as const } : {});

/** Where a page has a JWT and nothing else, the articles draw a path that no other has (F-LOAD-JWT, F-LOAD-LS). */
function slips({ application, login, credentials }: Point, site: SiteName): readonly Note[] {
  const hasJwtAlone =
    credentials === 'JWT' || credentials.startsWith('JWT in local storage') || login === 'native form to FusionAuth';
  if (application !== 'spa' || site !== 'forums' || !hasJwtAlone) return [];
  return credentials === 'JWT in local storage' ? [loadLoadPosts, textSaysCookie] : [loadLoadPosts];
}

/** Everything is in order: data, and a session lives longer (LOAD blocks, A-SID, A-JWT). */
export function loadGranted(point: Point, site: SiteName, asker: Asker): MessageStep {
  const { what, content } = dataOf(point.application, site);
  const response = { status: 200, setCookies: [], ...content };
  return {
    ...load(point, site, asker, whose(asker, what), response, sessionExtended(point, site), slips(point, site)),
    ...theft(asker),
  };
}

/** What is short-lived has died, the refresh token is good: the same request is answered all the same (REF blocks, A-RT). */
export function loadRenewed(point: Point, site: SiteName, asker: Asker): MessageStep {
  const { what, content } = dataOf(point.application, site);
  const { kept } = shortLived(point, site);
  const during = [refreshAtFusionAuth(point, site, 'fresh tokens'), ...sessionCreated(point, site)];
  const response = {
    status: 200,
    ...content,
    setCookies: [kept].filter(isCookie).map((cookie) => ({ cookie, change: 'set' as const })),
  };
  return {
    ...load(point, site, asker, `${whose(asker, what)}, new ${kept.role} cookie`, response, during),
    ...theft(asker),
  };
}

/** Nothing is good any more: no data, and the cookies that are dead are left where they are (REL blocks). */
export function loadRefused(point: Point, site: SiteName, asker: Asker): MessageStep {
  const refresh = refreshCookie(point, site);
  // Only what is the site's own, it renews: FusionAuth's cookies on a shared domain are between browser and FusionAuth.
  const tries = refresh?.owner === site && asker.sends.some(({ name }) => name === refresh.name);
  const during = tries ? [refreshAtFusionAuth(point, site, 'refused')] : [];
  if (point.application === 'webapp') {
    const response: ResponseExpectation = { status: 302, location: { to: site, path: '/login' }, setCookies: [] };
    return load(point, site, asker, '302 to /login', response, during);
  }
  const setCookies = loginCookieSet(point, site);
  return load(
    point,
    site,
    asker,
    '401 Not Authorized',
    { status: 401, setCookies },
    during,
    setCookies.length > 0 ? [loginLink] : [],
  );
}
