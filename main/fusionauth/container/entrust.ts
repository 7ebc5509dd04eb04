import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Somebody who removes a group when this process ends without having done so. */
export interface Undertaker {
  /** There is nothing to remove any more, or it shall stay. */
  dismiss(): void;
}

/**
 * Entrusts `group` to a process of its own (undertaker.ts). Where that cannot be started (inside a packaged desktop app), the next
 * start sweeps instead.
 */
export function entrust(group: string): Undertaker {
  const script = join(import.meta.dirname, 'undertaker.ts');
  if (!existsSync(script) || process.versions.electron !== undefined) return { dismiss: () => undefined };
  const child = spawn(process.execPath, [script, group], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    windowsHide: true,
  });
  child.on('error', () => undefined); // Not to be had: the next start sweeps.
  child.stdin.on('error', () => undefined); // It has ended already.
  child.unref();
  // The pipe alone must not keep this process alive.
  if ('unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
  return { dismiss: () => void child.stdin.end('done') };
}
