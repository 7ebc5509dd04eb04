import { lootExpired, stolenShortLived } from './blocks/attacks.ts';
import { initialize } from './blocks/initialize.ts';
import { keptCookies, refreshCookie, shortLived } from './blocks/keeps.ts';
import { loadGranted, person } from './blocks/load.ts';
import {
  enterPasswordAtSharedFusionAuth,
  refreshByThePage,
  refreshRefusedToThePage,
  stolenSharedRefreshToken,
  storeCookiesOverwritten,
  storeLoggedOut,
} from './blocks/same-domain.ts';
import { sharedCookies } from './cookies.ts';
import type { Point } from './space.ts';
import type { Phase } from './step.ts';

/** The workflow in which the browser itself talks to FusionAuth, on a domain that all three share. */
export function sameDomainPhases(point: Point): readonly Phase[] {
  const shared = [sharedCookies.refresh, sharedCookies.jwt];
  const stolen = [refreshCookie(point, 'store'), shortLived(point, 'store').cookie].filter(
    (cookie) => cookie !== undefined,
  );
  const { before: _stolenAbove, ...stolenJwt } = stolenShortLived(point);
  return [
    { title: 'Initialize', drawnBy: 'article', steps: initialize(point, 'store') },
    { title: 'Log in', drawnBy: 'article', steps: enterPasswordAtSharedFusionAuth('store') },
    { title: 'Load the cart', drawnBy: 'article', steps: [loadGranted(point, 'store', person(point, 'store'))] },
    {
      title: 'JWT expires, the page refreshes it',
      drawnBy: 'article',
      before: [{ do: 'move clock', past: 'JWT' }],
      steps: refreshByThePage(point),
    },
    {
      title: 'Refresh token expires, log in again',
      drawnBy: 'article',
      before: [{ do: 'move clock', past: 'refresh token' }],
      steps: [
        ...refreshRefusedToThePage(point),
        {
          kind: 'again',
          party: 'browser',
          says: 'Log in again as at the top',
          steps: enterPasswordAtSharedFusionAuth('store', shared),
        },
      ],
    },
    {
      title: 'The Forums ask for the password again',
      drawnBy: 'article',
      // What the thieves use below is taken now: the login to the Forums is about to overwrite it.
      before: [{ do: 'steal', cookies: stolen }],
      steps: [
        ...initialize(point, 'forums', keptCookies(point, 'store')),
        ...enterPasswordAtSharedFusionAuth('forums', shared),
        storeCookiesOverwritten(),
        loadGranted(point, 'forums', person(point, 'forums')),
      ],
    },
    stolenSharedRefreshToken(point),
    stolenJwt,
    storeLoggedOut(point),
    ...lootExpired(point),
  ];
}
