import type { SiteName } from '../parties.ts';
import { partyTitle } from '../parties.ts';
import type { Point } from '../space.ts';
import type { SessionStep } from '../step.ts';
import { keepsSession } from './keeps.ts';

/** The site makes a server-side session and puts the person in it; nothing where it keeps none. */
export function sessionCreated(point: Point, site: SiteName): readonly SessionStep[] {
  if (!keepsSession(point)) return [];
  return [{ kind: 'session', party: site, change: 'created', says: `${partyTitle[site]} creates a session` }];
}

/** The site finds the session and pushes its expiry forward; nothing where it keeps none. */
export function sessionExtended(point: Point, site: SiteName): readonly SessionStep[] {
  if (!keepsSession(point)) return [];
  return [{ kind: 'session', party: site, change: 'extended', says: 'Session extended' }];
}
