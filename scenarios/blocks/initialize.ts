import { siteCookie } from '../cookies.ts';
import type { SiteName } from '../parties.ts';
import type { Point } from '../space.ts';
import type { MessageStep, Note, PageStep, RequestExpectation, SetCookieExpectation } from '../step.ts';
import { keepsInStorage } from './keeps.ts';
import { missInStorage } from './local-storage.ts';
import { message } from './message.ts';
import { loginLink, sharedCookiesReachForums } from './notes.ts';

/** A login that leads to FusionAuth begins with a cookie that binds it to this browser. */
export function loginCookieSet(point: Point, site: SiteName): readonly SetCookieExpectation[] {
  const { login } = point;
  const leaves = login === 'authorization code grant' || login === 'implicit grant';
  // A page that keeps its token itself also binds the login itself, in its session storage.
  return leaves && !keepsInStorage(point) ? [{ cookie: siteCookie(site, 'login in progress'), change: 'set' }] : [];
}

/**
 * First visit, up to the finding that nobody is logged in (S-INIT, F-INIT, W-INIT, W-F-INIT).
 * `held`: cookies that reach the site all the same, because another one shares them.
 */
export function initialize(
  point: Point,
  site: SiteName,
  held: RequestExpectation['cookiesSent'] = [],
): readonly (MessageStep | PageStep)[] {
  const setCookies = loginCookieSet(point, site);
  const action = { do: 'open', site } as const;
  const linked: readonly Note[] = setCookies.length > 0 ? [loginLink] : [];
  const shared: readonly Note[] = held.length > 0 ? [sharedCookiesReachForums] : [];
  if (point.application === 'webapp') {
    return [
      message(
        'browser',
        site,
        'GET /',
        'HTML with a login link',
        { method: 'GET', path: '/', cookiesSent: held },
        { status: 200, setCookies },
        { action, notes: linked },
      ),
    ];
  }
  const page = message(
    'browser',
    site,
    'GET /',
    'HTML, CSS, JS',
    { method: 'GET', path: '/', cookiesSent: held },
    { status: 200 },
    { action, notes: shared },
  );
  if (keepsInStorage(point)) return [page, missInStorage(site)];
  return [
    page,
    message(
      'browser',
      site,
      'AJAX GET /api/user',
      '404 Missing',
      { method: 'GET', path: '/api/user', cookiesSent: held },
      { status: 404, setCookies },
      { notes: [...linked, ...shared] },
    ),
  ];
}
