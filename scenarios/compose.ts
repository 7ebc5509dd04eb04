import { lootExpired, stolenRefreshToken, stolenShortLived } from './blocks/attacks.ts';
import { initialize } from './blocks/initialize.ts';
import { asksFusionAuthItself, hasSingleSignOn, keepsInStorage, refreshCookie, shortLived } from './blocks/keeps.ts';
import { loadGranted, loadRefused, loadRenewed, person } from './blocks/load.ts';
import { atFusionAuthPhases } from './compose-at-fusionauth.ts';
import { againNotes, firstLoad, logIn, logInAgain } from './compose-login.ts';
import type { Point } from './space.ts';
import type { Phase, Scenario } from './step.ts';

/** The article's own scenario for `point`: the same person in the same browser, then the thieves. */
export function articleScenario(point: Point): Scenario {
  const sso = hasSingleSignOn(point);
  return {
    id: 'article',
    title: 'As the article draws it',
    profileMode: 'one browser',
    profileReason: sso
      ? 'Single sign-on needs the FusionAuth cookie that the login to the Store left in the same browser.'
      : 'Only in the same browser can it be seen that the login to the Store does not log the person in to the Forums.',
    phases: asksFusionAuthItself(point) ? atFusionAuthPhases(point) : phasesOf(point),
  };
}

function phasesOf(point: Point): readonly Phase[] {
  const sso = hasSingleSignOn(point);
  return [
    { title: 'Initialize', drawnBy: 'article', steps: initialize(point, 'store') },
    { title: 'Log in', drawnBy: 'article', steps: logIn(point, 'store', 'stranger') },
    { title: 'Load the cart', drawnBy: 'article', steps: [firstLoad(point, 'store')] },
    ...expiry(point),
    {
      title: sso ? 'Single sign-on to the Forums' : 'The Forums ask for the password again',
      drawnBy: 'article',
      steps: [
        ...initialize(point, 'forums'),
        ...logIn(point, 'forums', sso ? 'recognised' : 'stranger'),
        firstLoad(point, 'forums'),
      ],
    },
    ...stolenRefreshToken(point),
    stolenShortLived(point),
    ...lootExpired(point),
  ];
}

/** What dies, what brings it back, and what cannot be brought back. */
function expiry(point: Point): readonly Phase[] {
  const { kept, lifetime } = shortLived(point, 'store');
  const name = kept.role === 'session' ? 'Session' : 'JWT';
  const refused = loadRefused(point, 'store', person(point, 'store'));
  if (point.login === 'implicit grant') {
    return [
      {
        title: `${name} expires, FusionAuth still knows the person`,
        drawnBy: 'article',
        before: [{ do: 'move clock', past: lifetime }],
        steps: [
          ...(keepsInStorage(point) ? [] : [refused]),
          ...logInAgain(point, 'recognised'),
          loadGranted(point, 'store', person(point, 'store')),
        ],
      },
    ];
  }
  const again = (known: 'forgotten' | 'recognised') => ({
    kind: 'again' as const,
    party: 'browser' as const,
    says: 'Log in again as at the top',
    steps: logInAgain(point, known),
    ...(againNotes(known).length > 0 ? { notes: againNotes(known) } : {}),
  });
  if (!refreshCookie(point, 'store')) {
    const known = hasSingleSignOn(point) ? 'recognised' : 'forgotten';
    return [
      {
        title: `${name} expires, log in again`,
        drawnBy: 'article',
        before: [{ do: 'move clock', past: lifetime }],
        steps: [refused, again(known)],
      },
    ];
  }
  return [
    {
      title: `${name} expires, refresh token is good`,
      drawnBy: 'article',
      before: [{ do: 'move clock', past: lifetime }],
      steps: [loadRenewed(point, 'store', person(point, 'store'))],
    },
    {
      title: 'Refresh token expires, log in again',
      drawnBy: 'article',
      before: [{ do: 'move clock', past: 'refresh token' }],
      steps: [refused, again('forgotten')],
    },
  ];
}

/** Store and Forums in browsers of their own: what the workflow shares between them, seen by its absence. */
export function isolatedScenario(point: Point): Scenario {
  const at = (site: 'store' | 'forums', title: string): Phase => ({
    title,
    drawnBy: 'lab',
    steps: [...initialize(point, site), ...logIn(point, site, 'stranger'), firstLoad(point, site)],
  });
  return {
    id: 'isolated',
    title: 'Two browsers: no single sign-on',
    profileMode: 'isolated',
    profileReason: "The Forums' browser must not hold the single sign-on cookie that the Store's browser holds.",
    phases: [at('store', 'Log in to the Store'), at('forums', 'The Forums ask for the password again')],
  };
}
