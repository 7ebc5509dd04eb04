import type { CookieKind } from '../cookies.ts';
import { sharedCookies, siteCookie } from '../cookies.ts';
import type { SiteName } from '../parties.ts';
import type { Point } from '../space.ts';
import type { Lifetime } from '../step.ts';

/** What dies first in each way of keeping credentials, and the cookie it is in. */
export function shortLived(point: Point, site: SiteName): { readonly cookie: CookieKind; readonly lifetime: Lifetime } {
  if (point.login === 'native form to FusionAuth, same domain') return { cookie: sharedCookies.jwt, lifetime: 'JWT' };
  return keepsSession(point)
    ? { cookie: siteCookie(site, 'session'), lifetime: 'session' }
    : { cookie: siteCookie(site, 'JWT'), lifetime: 'JWT' };
}

/** The cookie of the refresh token, where there is one. */
export function refreshCookie(point: Point, site: SiteName): CookieKind | undefined {
  if (!point.credentials.includes('refresh token')) return undefined;
  return point.login === 'native form to FusionAuth, same domain'
    ? sharedCookies.refresh
    : siteCookie(site, 'refresh token');
}

/** Every cookie by which a browser proves to `site` who is there. */
export function keptCookies(point: Point, site: SiteName): readonly CookieKind[] {
  const refresh = refreshCookie(point, site);
  return refresh ? [shortLived(point, site).cookie, refresh] : [shortLived(point, site).cookie];
}

/** Does the site remember people, or does it believe what they bring? */
export function keepsSession({ credentials }: Point): boolean {
  return credentials.startsWith('session');
}

/** Does FusionAuth remember the person, so that the second application need not ask (facts/workflows.md, section 4)? */
export function hasSingleSignOn({ login }: Point): boolean {
  return login === 'authorization code grant' || login === 'implicit grant';
}
