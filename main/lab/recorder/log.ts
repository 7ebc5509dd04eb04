import type { Entry, Happening } from '../../recording/entry.ts';
import type { Clock } from '../clock.ts';

/** The append-only record of a run. Everything that the lab shows, judges or exports is a projection of it. */
export interface Log {
  append(happening: Happening<string>): Entry<string>;
  readonly entries: readonly Entry<string>[];
  /** Called for every entry from now on, in order, before `append` returns. Returns the way to stop. */
  subscribe(listener: (entry: Entry<string>) => void): () => void;
}

/** An empty log whose entries are stamped with `clock`. */
export function createLog(clock: Clock): Log {
  const entries: Entry<string>[] = [];
  const listeners = new Set<(entry: Entry<string>) => void>();
  /** Entries that a listener appends are told after the one that caused them, to every listener in the same order. */
  const untold: Entry<string>[] = [];
  let telling = false;

  const tell = () => {
    if (telling) return;
    telling = true;
    try {
      for (let entry = untold.shift(); entry; entry = untold.shift())
        for (const listener of [...listeners]) listener(entry);
    } finally {
      telling = false;
    }
  };

  return {
    entries,
    append(happening) {
      const entry = { ...happening, seq: entries.length + 1, at: clock.now() };
      entries.push(entry);
      untold.push(entry);
      tell();
      return entry;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
