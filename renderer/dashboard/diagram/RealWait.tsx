import { useLabNow } from '../state/lab-clock.ts';
import { useLab } from '../state/lab-store.ts';
import css from './NextStep.module.css';

/** Where the clock cannot be moved: what is being waited for, and how long still. */
export function RealWait() {
  const waiting = useLab(({ state }) => state?.clock.waiting);
  const now = useLabNow();
  if (!waiting) return null;
  const seconds = Math.max(0, Math.ceil((waiting.until - now) / 1_000));
  return (
    <p className={css.wait} role="timer" aria-live="off">
      Waiting {seconds > 0 ? `${seconds} s ` : ''}for the {waiting.lifetime} to end: time is real here.
    </p>
  );
}
