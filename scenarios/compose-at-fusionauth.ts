import {
  enterPasswordAtFusionAuthItself,
  refreshByThePage,
  refreshRefusedToThePage,
  stolenFrontChannelRefreshToken,
  stolenFrontChannelRefreshTokenExpired,
  storeLoggedOut,
} from './blocks/at-fusionauth.ts';
import { lootExpired, stolenJwtExpired, stolenShortLived } from './blocks/attacks.ts';
import { initialize } from './blocks/initialize.ts';
import { keptCookies, refreshCookie, shortLived } from './blocks/keeps.ts';
import { loadGranted, person } from './blocks/load.ts';
import type { Point } from './space.ts';
import type { Phase } from './step.ts';

/** The workflows in which the page itself talks to FusionAuth, on a domain that all three share or on one of its own. */
export function atFusionAuthPhases(point: Point): readonly Phase[] {
  const shared = point.login === 'native form to FusionAuth, same domain';
  const stolen = [refreshCookie(point, 'store'), shared ? shortLived(point, 'store').kept : undefined].filter(
    (kept) => kept !== undefined,
  );
  const stolenJwt = stolenShortLived(point);
  return [
    { title: 'Initialize', drawnBy: 'article', steps: initialize(point, 'store') },
    { title: 'Log in', drawnBy: 'article', steps: enterPasswordAtFusionAuthItself(point, 'store', 'nothing') },
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
          steps: enterPasswordAtFusionAuthItself(point, 'store', 'of the same site'),
        },
      ],
    },
    {
      title: 'The Forums ask for the password again',
      drawnBy: 'article',
      // What the thieves use below is taken now: the login to the Forums is about to overwrite it.
      before: [{ do: 'steal', kept: stolen }],
      steps: [
        ...initialize(
          point,
          'forums',
          keptCookies(point, 'store').filter(({ reach }) => reach === 'subdomains'),
        ),
        ...enterPasswordAtFusionAuthItself(point, 'forums', 'of the Store'),
        loadGranted(point, 'forums', person(point, 'forums')),
      ],
    },
    stolenFrontChannelRefreshToken(point),
    ...(shared
      ? [{ ...stolenJwt, before: [] }, storeLoggedOut(point), ...lootExpired(point)]
      : // The Store goes on until its own JWT dies; the cookie of the other site's refresh token must still be alive then.
        [stolenJwt, stolenJwtExpired(point), storeLoggedOut(point), stolenFrontChannelRefreshTokenExpired(point)]),
  ];
}
