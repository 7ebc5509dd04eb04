import { enterPasswordAtFusionAuth, type ResponseType, recognisedByFusionAuth } from './blocks/authorize.ts';
import { dropFromFragment } from './blocks/drop.ts';
import { forwardToFusionAuth } from './blocks/forward.ts';
import { keepsInStorage, keptCookies } from './blocks/keeps.ts';
import { loadGranted, person } from './blocks/load.ts';
import { introSaysSinglePage, silentWhileSsoLives } from './blocks/notes.ts';
import { returnWithCode } from './blocks/redeem.ts';
import { enterPasswordAtSite } from './blocks/site-form.ts';
import type { SiteName } from './parties.ts';
import type { Point } from './space.ts';
import type { Action, Note, Step } from './step.ts';

/** What FusionAuth knows of the browser when a login begins. */
export type Acquaintance = 'stranger' | 'forgotten' | 'recognised';

const pressLogIn = (site: SiteName): Action => ({ do: 'press', site, button: 'Log in' });

/** A first login at `site`: what the person does, up to being logged in. */
export function logIn(point: Point, site: SiteName, known: Acquaintance): readonly Step[] {
  switch (point.login) {
    case 'authorization code grant':
      return [
        ...atFusionAuth(site, 'code', known, pressLogIn(site), introSlips(point, site)),
        ...returnWithCode(point, site),
      ];
    case 'implicit grant':
      return [...atFusionAuth(site, 'token', known, pressLogIn(site)), ...dropFromFragment(point, site)];
    case 'password grant':
    case 'native form to backend':
      return enterPasswordAtSite(point, site, [], pressLogIn(site));
    case 'native form to FusionAuth':
    case 'native form to FusionAuth, same domain':
      throw new RangeError(`"${point.login}" is not composed from these blocks.`);
  }
}

/** The first data after a login: a web application is led there, in a single page the person asks. */
export function firstLoad(point: Point, site: SiteName): Step {
  return loadGranted(
    point,
    site,
    person(point, site, point.application === 'webapp' ? 'is led here' : 'presses a button'),
  );
}

/** "Log in again as at the top", in a browser that still holds the dead cookies of the first login. */
export function logInAgain(point: Point, known: 'forgotten' | 'recognised'): readonly Step[] {
  const site = 'store';
  const held = keptCookies(point, site);
  const webapp = point.application === 'webapp';
  switch (point.login) {
    case 'authorization code grant':
      return [
        // A web application has sent the browser to /login by itself; a single page shows its button again.
        ...(webapp ? [forwardToFusionAuth(site, held)] : []),
        ...atFusionAuth(site, 'code', known, webapp ? undefined : pressLogIn(site)),
        ...returnWithCode(point, site, held),
        ...(webapp ? [firstLoad(point, site)] : []),
      ];
    case 'password grant':
    case 'native form to backend':
      return [...enterPasswordAtSite(point, site, held), ...(webapp ? [firstLoad(point, site)] : [])];
    case 'implicit grant': {
      // Where the site has just said 401, the page goes by itself; one that holds its JWT looks at it when somebody presses.
      const { action } = keepsInStorage(point) ? person(point, site) : {};
      return [...atFusionAuth(site, 'token', known, action), ...dropFromFragment(point, site, held)];
    }
    case 'native form to FusionAuth':
    case 'native form to FusionAuth, same domain':
      throw new RangeError(`"${point.login}" is not composed from these blocks.`);
  }
}

/** The article on web applications with a code and a session has the introduction of its single-page twin (facts, section 4). */
function introSlips({ application, credentials }: Point, site: SiteName): readonly Note[] {
  return application === 'webapp' && credentials === 'session' && site === 'store' ? [introSaysSinglePage] : [];
}

function atFusionAuth(
  site: SiteName,
  type: ResponseType,
  known: Acquaintance,
  action: Action | undefined,
  slips: readonly Note[] = [],
): readonly Step[] {
  const login = { site, type, slips, ...(action ? { action } : {}) };
  return known === 'recognised'
    ? [recognisedByFusionAuth(login)]
    : enterPasswordAtFusionAuth(login, known === 'forgotten');
}

/** Said where "log in again" needs no form. */
export function againNotes(known: 'forgotten' | 'recognised'): readonly Note[] {
  return known === 'recognised' ? [silentWhileSsoLives] : [];
}
