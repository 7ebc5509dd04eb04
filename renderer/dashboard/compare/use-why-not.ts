import { useLab } from '../state/lab-store.ts';

/** Why nothing can be recorded now, and what to do. undefined: it can. */
export function useWhyNot(): string | undefined {
  const isGone = useLab(({ connection }) => connection !== 'live');
  const hasWindows = useLab(({ state }) => state?.shell !== null);
  if (isGone) return 'The lab does not answer.';
  return hasWindows ? undefined : 'This lab opens no windows: use npm start, or npm run lab -- compare.';
}
