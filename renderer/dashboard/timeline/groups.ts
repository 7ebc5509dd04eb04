import type { TimelineGroup } from '../model/timeline.ts';

/** Groups that can be switched off, in the order of their traces. */
export const filterGroups = [
  'front',
  'back',
  'cookies',
  'sessions',
  'attacker',
] as const satisfies readonly TimelineGroup[];

/** As the toggles and traces are named. */
export const groupTitle: Readonly<Record<(typeof filterGroups)[number], string>> = {
  front: 'front channel',
  back: 'back channel',
  cookies: 'cookies',
  sessions: 'sessions',
  attacker: 'attacker',
};
