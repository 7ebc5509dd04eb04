/** A clock that stands still until it is moved; at noon of some day. */
export function standingClock(start = Date.UTC(2026, 0, 5, 12)): { now(): number; advance(ms: number): void } {
  let now = start;
  return {
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
  };
}
