import { type OnProgress, sayProgress } from './container/progress.ts';

/** Tells a start's progress line by line. A terminal needs no line for every percent of a pull. */
export function tellInLines(tell: (line: string) => void): OnProgress {
  let last = -1;
  return (progress) => {
    const tenth = progress.step === 'pulling' ? Math.floor(progress.percent / 10) : -1;
    if (progress.step === 'pulling' && tenth === last) return;
    last = tenth;
    tell(sayProgress(progress));
  };
}
