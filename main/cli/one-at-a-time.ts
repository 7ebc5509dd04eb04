import { mkdir, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '../lab/clock.ts';

/** Who holds a lock for longer has been killed, in milliseconds. */
const STALE_MS = 120_000;
/** How often a lock is looked at, in milliseconds. */
const GLANCE_MS = 100;

/**
 * Does `work` while no other process of this machine does work with the same lock.
 * @param lock path of a folder that is there for as long as somebody works.
 */
export async function oneAtATime<R>(lock: string, work: () => Promise<R>): Promise<R> {
  await mkdir(dirname(lock), { recursive: true });
  while (!(await take(lock))) {
    const since = await stat(lock).catch(() => undefined);
    if (since && systemClock.now() - since.mtimeMs > STALE_MS) await rm(lock, { recursive: true, force: true });
    else await wait(GLANCE_MS);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

/** False when somebody else has it. */
async function take(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
