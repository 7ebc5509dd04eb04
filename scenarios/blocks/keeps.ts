import type { CookieKind } from '../cookies.ts';
import { fusionAuthCookies, sharedCookies, siteCookie } from '../cookies.ts';
import type { SiteName } from '../parties.ts';
import type { Point } from '../space.ts';
import type { Lifetime } from '../step.ts';
import { isCookie, type Kept, storedJwt } from '../storage.ts';

/** What dies first in each way of keeping credentials, and where it is kept. */
export function shortLived(point: Point, site: SiteName): { readonly kept: Kept; readonly lifetime: Lifetime } {
  if (point.login === 'native form to FusionAuth, same domain') return { kept: sharedCookies.jwt, lifetime: 'JWT' };
  if (keepsInStorage(point)) return { kept: storedJwt(site), lifetime: 'JWT' };
  return keepsSession(point)
    ? { kept: siteCookie(site, 'session'), lifetime: 'session' }
    : { kept: siteCookie(site, 'JWT'), lifetime: 'JWT' };
}

/** The cookie of the refresh token, where there is one. */
export function refreshCookie(point: Point, site: SiteName): CookieKind | undefined {
  if (!point.credentials.includes('refresh token')) return undefined;
  if (point.login === 'native form to FusionAuth') return fusionAuthCookies.refresh;
  return point.login === 'native form to FusionAuth, same domain'
    ? sharedCookies.refresh
    : siteCookie(site, 'refresh token');
}

/** Everything by which a browser proves to `site` who is there. A refresh token that stays at FusionAuth is not of it. */
export function keptFor(point: Point, site: SiteName): readonly Kept[] {
  const refresh = refreshCookie(point, site);
  const arrives = refresh !== undefined && (refresh.owner === site || refresh.reach === 'subdomains');
  return [shortLived(point, site).kept, ...(arrives ? [refresh] : [])];
}

/** As much of it as is in cookies. */
export function keptCookies(point: Point, site: SiteName): readonly CookieKind[] {
  return keptFor(point, site).filter(isCookie);
}

/** Does the site remember people, or does it believe what they bring? */
export function keepsSession({ credentials }: Point): boolean {
  return credentials.startsWith('session');
}

/** Is the proof where scripts can read it, and must send it? */
export function keepsInStorage({ credentials }: Point): boolean {
  return credentials.startsWith('JWT in local storage');
}

/** Does FusionAuth remember the person, so that the second application need not ask (facts/workflows.md, section 4)? */
export function hasSingleSignOn({ login }: Point): boolean {
  return login === 'authorization code grant' || login === 'implicit grant';
}

/** Does the page itself ask FusionAuth, for a login and for fresh tokens? */
export function asksFusionAuthItself({ login }: Point): boolean {
  return login === 'native form to FusionAuth' || login === 'native form to FusionAuth, same domain';
}
