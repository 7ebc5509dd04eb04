import type { CookieKind } from '../cookies.ts';
import { siteCookie } from '../cookies.ts';
import type { SiteName } from '../parties.ts';
import type { Credentials } from '../space.ts';

/** The cookies in which a browser keeps `credentials` for `site`. */
export function keptCookies(credentials: Credentials, site: SiteName): readonly CookieKind[] {
  switch (credentials) {
    case 'session':
      return [siteCookie(site, 'session')];
    case 'session + refresh token':
      return [siteCookie(site, 'session'), siteCookie(site, 'refresh token')];
    case 'JWT':
      return [siteCookie(site, 'JWT')];
    case 'JWT + refresh token':
      return [siteCookie(site, 'JWT'), siteCookie(site, 'refresh token')];
    case 'JWT in local storage':
    case 'JWT in local storage + refresh token':
      return [];
  }
}

/** What a single-page application asks for once somebody is logged in. */
export const spaData = {
  store: { path: '/api/load-shopping-cart', button: 'Load cart', what: 'cart', member: 'items' },
  forums: { path: '/api/load-posts', button: 'Load posts', what: 'posts', member: 'posts' },
} as const;
