/** How long something may take before it is given up. */
export interface Patience {
  /** Real milliseconds. */
  readonly withinMs?: number;
  /** Gives up at once, with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface Deadline {
  readonly ms: number;
  /** Resolves when time is up; rejects with the reason when the caller's signal aborts. Never settles after `stop`. */
  readonly over: Promise<'time is up'>;
  stop(): void;
}

/** Starts the clock. `stop` it in any case, or a process may live on until time is up. */
export function startDeadline({ withinMs, signal }: Patience, defaultMs: number): Deadline {
  const ms = withinMs ?? defaultMs;
  const { promise, resolve, reject } = Promise.withResolvers<'time is up'>();
  // Whoever does not wait for it any more is not told of an abort either.
  promise.catch(() => undefined);
  const timer = setTimeout(() => resolve('time is up'), ms);
  const abort = () => reject(signal?.reason);
  if (signal?.aborted) abort();
  else signal?.addEventListener('abort', abort, { once: true });
  return {
    ms,
    over: promise,
    stop: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    },
  };
}

/** `10 s`, `0.5 s`. */
export function inSeconds(ms: number): string {
  return `${ms / 1000} s`;
}
