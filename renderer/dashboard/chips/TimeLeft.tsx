import { inWords } from '../model/lab-time.ts';
import { useLabNow } from '../state/lab-clock.ts';

/** How long something has left on the lab's clock, in words. */
export function TimeLeft({ until }: { readonly until: number }) {
  const left = until - useLabNow();
  return left > 0 ? `${inWords(left)} left` : `expired ${inWords(-left)} ago`;
}
