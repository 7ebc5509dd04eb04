import type { Party } from '../../../scenarios/parties.ts';

/** The lanes of the diagram, from left to right. */
export const lanes: readonly Party[] = ['browser', 'store', 'forums', 'fusionauth', 'attacker'];

/** As the lanes are headed. */
export const partyTitle: Readonly<Record<Party, string>> = {
  browser: 'Browser',
  store: 'Store',
  forums: 'Forums',
  fusionauth: 'FusionAuth',
  attacker: 'Attacker',
};
