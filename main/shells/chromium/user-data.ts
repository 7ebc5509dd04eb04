import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
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

/**
 * What Chrome's settings page calls "Allow third-party cookies": its default for an ordinary profile. The profiles that CDP
 * makes count as incognito, where they are blocked, and Debian's Chromium blocks them everywhere (both measured in 156).
 */
const preferences = { profile: { cookie_controls_mode: 0 } };

export interface UserData {
  /** To be removed afterwards. */
  readonly directory: string;
  /** For --user-data-dir. */
  readonly profiles: string;
}

/** Makes a new directory for one browser process, with the settings of an ordinary user. */
export async function makeUserData(parent = tmpdir()): Promise<UserData> {
  const directory = await mkdtemp(join(parent, `loginscope-browser-${process.pid}-`));
  const profiles = join(directory, 'profiles');
  await mkdir(join(profiles, 'Default'), { recursive: true });
  await writeFile(join(profiles, 'Default', 'Preferences'), JSON.stringify(preferences));
  return { directory, profiles };
}

/** Removes what a browser process has left; tries again while the system still holds files of it. */
export async function removeUserData(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, ...retries });
}

/** For the last moments of a process, in which nothing asynchronous runs any more. */
export function removeUserDataNow(path: string): void {
  rmSync(path, { recursive: true, force: true, ...retries });
}
