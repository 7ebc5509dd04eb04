import { sharedCookies } from '../cookies.ts';
import type { SiteName } from '../parties.ts';
import type { Point } from '../space.ts';
import type { Action, MessageStep, Note, PageStep, Phase, Step } from '../step.ts';
import { loadGranted, loadRefused, person, thief } from './load.ts';
import { message, present } from './message.ts';
import {
  bothCookiesSent,
  cookieDomainRewritten,
  deadRefreshToken,
  introSaysBackend,
  refreshCookieToo,
  tokensInBodyToo,
  unauthorized,
} from './notes.ts';
import { drawForm } from './site-form.ts';

const { jwt, refresh } = sharedCookies;
const both = [refresh, jwt];
const set = both.map((cookie) => ({ cookie, change: 'set' as const }));

/** The page sends the password straight to FusionAuth, whose cookies every host of the domain gets. */
export function enterPasswordAtSharedFusionAuth(
  site: SiteName,
  held: readonly (typeof both)[number][] = [],
): readonly Step[] {
  const intro = site === 'store' && held.length === 0 ? [introSaysBackend] : [];
  return [
    drawForm(site),
    message(
      'browser',
      'fusionauth',
      'AJAX POST /api/login (credentials)',
      '200, refresh token + JWT cookie of the shared domain',
      {
        method: 'POST',
        at: 'login',
        path: '/api/login',
        parameters: { loginId: present, password: present, applicationId: present },
        cookiesSent: held,
      },
      { status: 200, json: ['user'], setCookies: set },
      { action: { do: 'submit site form', site }, notes: [...intro, cookieDomainRewritten, tokensInBodyToo] },
    ),
  ];
}

/** The page has been told 401 and asks FusionAuth itself for a fresh JWT, or the thief does. */
function refreshInFrontChannel(
  outcome: 'fresh tokens' | 'refused',
  from: 'browser' | 'attacker',
  action?: Action,
): MessageStep {
  const fresh = outcome === 'fresh tokens';
  const notes: Note[] = fresh ? [refreshCookieToo] : [deadRefreshToken];
  return message(
    from,
    'fusionauth',
    `${from === 'browser' ? 'AJAX ' : ''}POST /api/jwt/refresh`,
    fresh ? 'new JWT cookie' : '400 refused',
    { method: 'POST', at: 'login', path: '/api/jwt/refresh', cookiesSent: from === 'browser' ? both : [refresh] },
    fresh ? { status: 200, setCookies: set } : { status: 400, cookiesIgnored: true },
    { notes, ...(action ? { action } : {}), ...(from === 'attacker' ? { theft: true as const } : {}) },
  );
}

/** 401 from the Store, a fresh JWT from FusionAuth, and the same request once more. */
export function refreshByThePage(point: Point): readonly Step[] {
  const refused = loadRefused(point, 'store', { ...person(point, 'store'), notes: [bothCookiesSent, unauthorized] });
  return [
    refused,
    refreshInFrontChannel('fresh tokens', 'browser'),
    loadGranted(point, 'store', person(point, 'store', 'is led here')),
  ];
}

/** The refresh token has died as well. */
export function refreshRefusedToThePage(point: Point): readonly Step[] {
  return [
    loadRefused(point, 'store', { ...person(point, 'store'), notes: [bothCookiesSent, unauthorized] }),
    refreshInFrontChannel('refused', 'browser'),
  ];
}

/** One browser has one pair of cookies for the whole domain: the last login wins. */
export function storeCookiesOverwritten(): PageStep {
  return {
    kind: 'page',
    party: 'browser',
    site: 'forums',
    says: "The Store's cookies are overwritten by those of the Forums",
    evidence: { replaced: both },
  };
}

/** What the overwriting means: the Store does not take the JWT of the Forums, and a fresh one is the Forums' again. */
export function storeLoggedOut(point: Point): Phase {
  return {
    title: 'The Store no longer knows the person',
    drawnBy: 'lab',
    steps: [
      loadRefused(point, 'store', person(point, 'store')),
      refreshInFrontChannel('fresh tokens', 'browser'),
      loadRefused(point, 'store', person(point, 'store', 'is led here')),
      drawForm('store'),
    ],
  };
}

/** A thief with the refresh token goes straight to FusionAuth, as the page does, and then shops (arrows 31 to 34). */
export function stolenSharedRefreshToken(point: Point): Phase {
  return {
    title: 'Attack: stolen refresh token',
    drawnBy: 'article',
    steps: [
      refreshInFrontChannel('fresh tokens', 'attacker', {
        do: 'attack',
        method: 'POST',
        at: 'login',
        path: '/api/jwt/refresh',
        with: [{ stolen: refresh }],
      }),
      loadGranted(point, 'store', thief('store', point, 'what it kept', both)),
    ],
  };
}
