import { rmSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Names the process that made it, so that what a killed process left behind can be told from what is in use. */
const directoryName = /^loginscope-browser-(\d+)-/;

/** The browser may still be writing while it dies. */
const retries = { maxRetries: 10, retryDelay: 50 };

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Removes what earlier runs left behind because they were killed. What cannot be removed is left for the next time. */
export async function sweepUserData(directory = tmpdir()): Promise<void> {
  const names = await readdir(directory).catch((): string[] => []);
  const stale = names.filter((name) => {
    const pid = directoryName.exec(name)?.[1];
    return pid !== undefined && !isRunning(Number(pid));
  });
  await Promise.allSettled(stale.map((name) => rm(join(directory, name), { recursive: true, force: true })));
}

/** Makes a new, empty directory for one browser process. */
export function makeUserData(directory = tmpdir()): Promise<string> {
  return mkdtemp(join(directory, `loginscope-browser-${process.pid}-`));
}

export async function removeUserData(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, ...retries });
}

/** For the last moments of a process, in which nothing asynchronous runs any more. */
export function removeUserDataNow(path: string): void {
  rmSync(path, { recursive: true, force: true, ...retries });
}
