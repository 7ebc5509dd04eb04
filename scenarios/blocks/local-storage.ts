import { partyTitle, type SiteName } from '../parties.ts';
import type { Point } from '../space.ts';
import type { PageStep } from '../step.ts';
import { storedJwt } from '../storage.ts';
import { keepsInStorage } from './keeps.ts';
import { scriptKeepsJwt } from './notes.ts';

/** The page looks for a JWT of its own origin and finds none, so nobody is logged in (S-INIT-LS, F-INIT-LS). */
export function missInStorage(site: SiteName): PageStep {
  return {
    kind: 'page',
    party: 'browser',
    site,
    says: `${partyTitle[site]} page looks for a JWT in its local storage: none`,
    evidence: { misses: storedJwt(site) },
  };
}

/** The page puts the JWT that it has just been given where it will find it again (S-LSDROP); nothing where a site keeps it. */
export function dropIntoStorage(point: Point, site: SiteName): readonly PageStep[] {
  if (!keepsInStorage(point)) return [];
  return [
    {
      kind: 'page',
      party: 'browser',
      site,
      says: `${partyTitle[site]} page puts the JWT into its local storage`,
      evidence: { stores: storedJwt(site) },
      notes: [scriptKeepsJwt],
    },
  ];
}
