import { inWords } from '../model/lab-time.ts';
import { useLabNow, useRealNow } from '../state/lab-clock.ts';
import css from './Countdown.module.css';

interface CountdownProps {
  readonly from: number;
  readonly until: number;
  /** The browser's clock cannot be moved; everything else runs on the lab's. */
  readonly clock: 'lab' | 'browser';
}

/** Time left, as a bar and in words, and by whose clock. */
export function Countdown({ from, until, clock }: CountdownProps) {
  const labNow = useLabNow();
  const realNow = useRealNow();
  const now = clock === 'lab' ? labNow : realNow;
  const left = until - now;
  const share = Math.min(1, Math.max(0, left / Math.max(1, until - from)));
  return (
    <span className={css.countdown} data-over={left <= 0 || undefined}>
      <span className={css.words}>{left > 0 ? `${inWords(left)} left` : `expired ${inWords(-left)} ago`}</span>
      <span className={css.track} aria-hidden="true">
        <span className={css.rest} style={{ width: `${share * 100}%` }} />
      </span>
      <span className={css.clock}>{clock === 'lab' ? "lab's clock" : "browser's clock"}</span>
    </span>
  );
}
