/** Where everything that issues or checks anything gets its time. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

/** Real time plus an offset that only grows. */
export interface LabClock extends Clock {
  /** How far ahead of real time, in milliseconds. */
  readonly offset: number;
  /** Moves forward by `ms`. Throws a RangeError when asked to go back: what was issued "later" would be from the future. */
  advance(ms: number): void;
}

/** The only reader of the machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** A clock that starts at `base` and can be moved forward. */
export function createLabClock(base: Clock = systemClock): LabClock {
  let offset = 0;
  return {
    now: () => base.now() + offset,
    get offset() {
      return offset;
    },
    advance(ms) {
      if (!Number.isFinite(ms) || ms < 0)
        throw new RangeError(`The lab's clock only moves forward; ${ms} ms was asked.`);
      offset += ms;
    },
  };
}
