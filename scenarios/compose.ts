import { stolenRefreshToken, stolenSessionId } from './blocks/attacks.ts';
import { enterPasswordAtFusionAuth, recognisedByFusionAuth, returnWithCode } from './blocks/code-grant.ts';
import { initialize } from './blocks/initialize.ts';
import { keptCookies } from './blocks/keeps.ts';
import { loadInSession, loadRefused, loadWithRefresh } from './blocks/load.ts';
import type { Point } from './space.ts';
import type { Scenario } from './step.ts';

/** The article's own scenario for `point`: the same person in the same browser, then the thieves. */
export function articleScenario(point: Point): Scenario {
  const { credentials } = point;
  const held = keptCookies(credentials, 'store');
  return {
    id: 'article',
    title: 'As the article draws it',
    profileMode: 'one browser',
    profileReason: 'Single sign-on needs the FusionAuth cookie that the login to the Store left in the same browser.',
    phases: [
      { title: 'Initialize', steps: initialize('store') },
      {
        title: 'Log in',
        steps: [...enterPasswordAtFusionAuth('store', false), ...returnWithCode('store', credentials)],
      },
      { title: 'Load the cart', steps: [loadInSession('store', credentials)] },
      {
        title: 'Session expires, refresh token is good',
        before: [{ do: 'move clock', past: 'session' }],
        steps: [loadWithRefresh('store', credentials)],
      },
      {
        title: 'Refresh token expires, log in again',
        before: [{ do: 'move clock', past: 'refresh token' }],
        steps: [
          loadRefused('store', credentials),
          {
            kind: 'again',
            party: 'browser',
            says: 'Log in again as at the top',
            steps: [...enterPasswordAtFusionAuth('store', true), ...returnWithCode('store', credentials, held)],
          },
        ],
      },
      {
        title: 'Single sign-on to the Forums',
        steps: [
          ...initialize('forums'),
          recognisedByFusionAuth('forums'),
          ...returnWithCode('forums', credentials),
          loadInSession('forums', credentials),
        ],
      },
      stolenRefreshToken(credentials),
      stolenSessionId(credentials),
    ],
  };
}

/** Store and Forums in browsers of their own: what single sign-on hangs on, seen by its absence. */
export function isolatedScenario(point: Point): Scenario {
  const { credentials } = point;
  return {
    id: 'isolated',
    title: 'Two browsers: no single sign-on',
    profileMode: 'isolated',
    profileReason: "The Forums' browser must not hold the single sign-on cookie that the Store's browser holds.",
    phases: [
      {
        title: 'Log in to the Store',
        steps: [
          ...initialize('store'),
          ...enterPasswordAtFusionAuth('store', false),
          ...returnWithCode('store', credentials),
          loadInSession('store', credentials),
        ],
      },
      {
        title: 'The Forums ask for the password again',
        steps: [
          ...initialize('forums'),
          ...enterPasswordAtFusionAuth('forums', false),
          ...returnWithCode('forums', credentials),
          loadInSession('forums', credentials),
        ],
      },
    ],
  };
}
