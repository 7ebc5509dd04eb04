import type { CookieKind } from '../cookies.ts';
import { fusionAuthCookies, sharedCookies } from '../cookies.ts';
import type { SiteName } from '../parties.ts';
import type { Point } from '../space.ts';
import type { Action, MessageStep, Note, PageStep, Phase, Step } from '../step.ts';
import { handOver, handOverRefused } from './hand-over.ts';
import { keepsInStorage, shortLived } from './keeps.ts';
import { loadGranted, loadRefused, person, thief } from './load.ts';
import { message, present } from './message.ts';
import {
  accessTokenCookieToo,
  bothCookiesSent,
  cookieAcrossSites,
  cookieDomainRewritten,
  deadRefreshToken,
  introSaysBackend,
  jwtAsBefore,
  refreshCookieToo,
  refreshTokenInBodyToo,
  tokensInBodyToo,
  unauthorized,
} from './notes.ts';
import { drawForm } from './site-form.ts';

/** How FusionAuth stands to the sites: its address, what it sets, what a browser keeps of it, and what there is to say. */
function atFusionAuth({ login }: Point) {
  return login === 'native form to FusionAuth, same domain'
    ? ({
        at: 'login',
        sets: [sharedCookies.refresh, sharedCookies.jwt],
        keeps: [sharedCookies.refresh, sharedCookies.jwt],
        refresh: sharedCookies.refresh,
        body: {},
        loginSays: '200, refresh token + JWT cookie of the shared domain',
        refreshSays: 'new JWT cookie',
        loginNotes: [cookieDomainRewritten, tokensInBodyToo],
        refreshNotes: [refreshCookieToo],
      } as const)
    : ({
        at: 'fusionauth',
        sets: [fusionAuthCookies.refresh, fusionAuthCookies.jwt],
        // Of the two only the refresh token is opened to other sites (main/lab/front-door/cross-site-proxy.ts).
        keeps: [fusionAuthCookies.refresh],
        refresh: fusionAuthCookies.refresh,
        body: { json: ['token'] },
        loginSays: "200, JWT, refresh token cookie on FusionAuth's domain",
        refreshSays: 'JWT',
        loginNotes: [cookieAcrossSites, accessTokenCookieToo, refreshTokenInBodyToo],
        refreshNotes: [accessTokenCookieToo, refreshTokenInBodyToo],
      } as const);
}

const set = (cookies: readonly CookieKind[]) => cookies.map((cookie) => ({ cookie, change: 'set' as const }));

/** What an earlier login has left in the browser. */
type Earlier = 'nothing' | 'of the same site' | 'of the Store';

/** The page sends the password straight to FusionAuth, and brings what comes back to where it is kept. */
export function enterPasswordAtFusionAuthItself(point: Point, site: SiteName, earlier: Earlier): readonly Step[] {
  const { at, sets, keeps, body, loginSays, loginNotes } = atFusionAuth(point);
  const intro = site === 'store' && earlier === 'nothing' ? [introSaysBackend] : [];
  return [
    drawForm(site),
    message(
      'browser',
      'fusionauth',
      'AJAX POST /api/login (credentials)',
      loginSays,
      {
        method: 'POST',
        at,
        path: '/api/login',
        parameters: { loginId: present, password: present, applicationId: present },
        cookiesSent: earlier === 'nothing' ? [] : keeps,
      },
      { status: 200, ...body, json: ['user', ...('json' in body ? body.json : [])], setCookies: set(sets) },
      { action: { do: 'submit site form', site }, notes: [...intro, ...loginNotes] },
    ),
    ...(earlier === 'of the Store' ? [overwritten(point)] : []),
    ...handOver(point, site, earlier === 'of the same site' ? 'replaces' : 'first'),
  ];
}

/** One browser has one refresh token cookie for each address of FusionAuth: the last login wins. */
function overwritten(point: Point): PageStep {
  const { keeps } = atFusionAuth(point);
  return {
    kind: 'page',
    party: 'browser',
    site: 'forums',
    says:
      keeps.length > 1
        ? "The Store's cookies are overwritten by those of the Forums"
        : "The Store's refresh token is overwritten by that of the Forums",
    evidence: { replaced: keeps },
  };
}

/** The page asks FusionAuth itself for a fresh JWT, or a thief does. */
function refreshInFrontChannel(
  point: Point,
  outcome: 'fresh tokens' | 'refused',
  from: 'browser' | 'attacker',
  action?: Action,
): MessageStep {
  const { at, sets, keeps, refresh, body, refreshSays, refreshNotes } = atFusionAuth(point);
  const fresh = outcome === 'fresh tokens';
  const notes: readonly Note[] = fresh ? refreshNotes : [deadRefreshToken];
  return message(
    from,
    'fusionauth',
    `${from === 'browser' ? 'AJAX ' : ''}POST /api/jwt/refresh`,
    fresh ? refreshSays : '400 refused',
    { method: 'POST', at, path: '/api/jwt/refresh', cookiesSent: from === 'browser' ? keeps : [refresh] },
    fresh ? { status: 200, ...body, setCookies: set(sets) } : { status: 400, cookiesIgnored: true },
    { notes, ...(action ? { action } : {}), ...(from === 'attacker' && fresh ? { theft: true as const } : {}) },
  );
}

/**
 * Data is asked for with a JWT that has died: the site says 401, and the page asks FusionAuth. A page that holds the JWT itself
 * sees that it has died and asks FusionAuth at once.
 */
function askWithDeadJwt(
  point: Point,
  outcome: 'fresh tokens' | 'refused',
  notes: readonly Note[] = [],
): readonly Step[] {
  const asker = person(point, 'store');
  if (keepsInStorage(point)) return [refreshInFrontChannel(point, outcome, 'browser', asker.action)];
  return [loadRefused(point, 'store', { ...asker, notes }), refreshInFrontChannel(point, outcome, 'browser')];
}

/** The JWT has died, the refresh token is good: fresh tokens, kept where the first were, and the data. */
export function refreshByThePage(point: Point): readonly Step[] {
  return [
    ...askWithDeadJwt(point, 'fresh tokens', slips(point)),
    ...handOver(point, 'store', 'replaces'),
    loadGranted(point, 'store', person(point, 'store', 'is led here')),
  ];
}

/** The refresh token has died as well. */
export function refreshRefusedToThePage(point: Point): readonly Step[] {
  return askWithDeadJwt(point, 'refused', slips(point));
}

/** What the articles write amiss on the 401 and what is sent for it: the cookies' domain in one, the reason phrase in both. */
const slips = ({ login }: Point) =>
  login === 'native form to FusionAuth, same domain' ? [bothCookiesSent, unauthorized] : [unauthorized];

/**
 * What the overwriting means: a fresh JWT is the Forums' now, and the Store does not take it. On a shared domain that is so at
 * once, elsewhere as soon as the Store's own JWT has died.
 */
export function storeLoggedOut(point: Point): Phase {
  return {
    title: 'The Store no longer knows the person',
    drawnBy: 'lab',
    steps: [...askWithDeadJwt(point, 'fresh tokens'), ...handOverRefused(point, 'store'), drawForm('store')],
  };
}

/** A thief with the refresh token goes straight to FusionAuth, as the page does, and then shops with the JWT that comes back. */
export function stolenFrontChannelRefreshToken(point: Point): Phase {
  const { keeps } = atFusionAuth(point);
  const jwt = shortLived(point, 'store').kept;
  const shared = point.login === 'native form to FusionAuth, same domain';
  return {
    title: 'Attack: stolen refresh token',
    drawnBy: 'article',
    steps: [
      refreshInFrontChannel(point, 'fresh tokens', 'attacker', strike(point)),
      loadGranted(
        point,
        'store',
        shared
          ? thief('store', point, 'what it kept', keeps)
          : thief('store', point, { brought: jwt }, [jwt], [jwtAsBefore]),
      ),
    ],
  };
}

/** The other side of the moment: FusionAuth takes the stolen refresh token no longer. */
export function stolenFrontChannelRefreshTokenExpired(point: Point): Phase {
  return {
    title: 'The stolen refresh token has expired',
    drawnBy: 'lab',
    before: [{ do: 'move clock', past: 'refresh token' }],
    steps: [refreshInFrontChannel(point, 'refused', 'attacker', strike(point))],
  };
}

function strike(point: Point): Action {
  const { at, refresh } = atFusionAuth(point);
  return { do: 'attack', method: 'POST', at, path: '/api/jwt/refresh', with: [{ stolen: refresh }] };
}
