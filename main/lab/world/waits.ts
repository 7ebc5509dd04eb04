import type { Lifetime } from '../../../scenarios/step.ts';

/** Somebody waits for a life to end, where time is real. */
export interface Wait {
  readonly lifetime: Lifetime;
  /** Epoch milliseconds on the lab's clock. */
  readonly until: number;
}

/** What is being waited for in a world. */
export interface Waits {
  /** The one that ends last. */
  readonly current: Wait | undefined;
  /** Shows `wait` until `over` is settled, and passes that on. */
  during<T>(wait: Wait, over: Promise<T>): Promise<T>;
  onChange(listener: () => void): void;
}

/** Nobody waits yet. */
export function createWaits(): Waits {
  const all = new Set<Wait>();
  const listeners: (() => void)[] = [];
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    get current() {
      return [...all].sort((one, other) => other.until - one.until).at(0);
    },
    async during(wait, over) {
      all.add(wait);
      tell();
      try {
        return await over;
      } finally {
        all.delete(wait);
        tell();
      }
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
