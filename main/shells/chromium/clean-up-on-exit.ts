import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const cleanUps = new Set<() => void>();

/** Node ends without its `exit` event on a signal that nobody handles. Whoever else handles it decides what follows. */
function exitOnSignal(signal: (typeof signals)[number]): void {
  if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal]);
}

function runCleanUps(): void {
  for (const cleanUp of cleanUps) cleanUp();
}

/**
 * Runs `cleanUp` when this process ends: by itself, by an uncaught error, or by SIGINT, SIGTERM or SIGHUP. Not on SIGKILL,
 * which nothing can see coming. Must be synchronous. Returns the way to call it off.
 */
export function cleanUpOnExit(cleanUp: () => void): () => void {
  if (cleanUps.size === 0) {
    process.on('exit', runCleanUps);
    for (const signal of signals) process.on(signal, exitOnSignal);
  }
  cleanUps.add(cleanUp);
  return () => {
    cleanUps.delete(cleanUp);
    if (cleanUps.size > 0) return;
    process.off('exit', runCleanUps);
    for (const signal of signals) process.off(signal, exitOnSignal);
  };
}
