import { useEffect, useState } from 'react';
import { useLab } from './lab-store.ts';

/** Real time, once a second: for whatever counts down. */
export function useRealNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** The lab's clock, once a second and whenever it jumps. */
export function useLabNow(): number {
  const realNow = useRealNow();
  const clock = useLab(({ state }) => state?.clock);
  const receivedAt = useLab(({ stateReceivedAt }) => stateReceivedAt);
  const isGone = useLab(({ connection }) => connection === 'lost');
  if (!clock) return realNow;
  return isGone ? clock.now : clock.now + Math.max(0, realNow - receivedAt);
}

/** Whether the lab's clock can be moved; otherwise time is waited for. */
export function useIsMovable(): boolean {
  return useLab(({ state }) => state?.clock.isMovable ?? true);
}

/** Time zero of everything shown. */
export function useRunStart(): number {
  return useLab(({ state, recording }) => state?.clock.runStartedAt ?? recording.timeline.rows[0]?.entry.at ?? 0);
}
