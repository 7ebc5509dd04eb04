import { join } from 'node:path';
import type { Browser } from 'playwright';
import { chromium } from 'playwright';
import type { Shell, ShellProfile } from '../port.ts';
import { cleanUpOnExit } from './clean-up-on-exit.ts';
import { launchError } from './launch-error.ts';
import { ChromiumProfile } from './profile.ts';
import { switches } from './switches.ts';
import type { UserData } from './user-data.ts';
import { makeUserData, removeUserData, removeUserDataNow, sweepUserData } from './user-data.ts';

export { findBrowser } from './find-browser.ts';
export { BrowserLaunchError } from './launch-error.ts';
export { obtainBrowser } from './obtain-browser.ts';

export interface LaunchOptions {
  /** The executable, as `findBrowser` gives it. */
  readonly path: string;
  /** What to call it: `Chrome`, `Edge`, `Chromium`. */
  readonly name?: string;
  /** False: no windows on the screen, for scripted runs. */
  readonly headed: boolean;
}

async function startProcess(path: string, headed: boolean, { directory, profiles }: UserData): Promise<Browser> {
  const args = switches({
    userDataDirectory: profiles,
    headed,
    platform: process.platform,
    root: process.getuid?.() === 0,
  });
  try {
    return await chromium.launch({
      executablePath: path,
      headless: !headed,
      ignoreDefaultArgs: true,
      args,
      artifactsDir: join(directory, 'artifacts'),
      // The ways in decide what a signal means; clean-up-on-exit.ts has the last word.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (cause) {
    throw launchError(path, cause);
  }
}

/**
 * Starts an installed Chrome, Edge or Chromium as a shell. The process, its profiles and its directory in the system's
 * temporary directory are gone after `close()` and when this process ends, however it ends; after SIGKILL the directory
 * stays until the next launch sweeps it.
 * @throws BrowserLaunchError
 */
export async function launchChromium({ path, name = 'Chromium', headed }: LaunchOptions): Promise<Shell> {
  await sweepUserData();
  const userData = await makeUserData();
  const { directory } = userData;
  const browser = await startProcess(path, headed, userData).catch(async (error: unknown) => {
    await removeUserData(directory);
    throw error;
  });
  const forgetCleanUp = cleanUpOnExit(() => removeUserDataNow(directory));
  const processGone = new Promise<void>((resolve) => {
    browser.once('disconnected', () => resolve());
  });
  const closed = processGone.then(async () => {
    await removeUserData(directory).catch(() => undefined);
    forgetCleanUp();
  });
  const root = await browser.newBrowserCDPSession();

  /** Playwright does not tell the id of a context; it is the one that was not there before, so one at a time. */
  const newProfile = async (): Promise<ShellProfile> => {
    const { browserContextIds: before } = await root.send('Target.getBrowserContexts');
    const context = await browser.newContext({
      viewport: null,
      acceptDownloads: false,
      colorScheme: null,
      reducedMotion: null,
      forcedColors: null,
      contrast: null,
    });
    // Grants these and rejects all others (CDP Browser.grantPermissions).
    await context.grantPermissions([]);
    const { browserContextIds } = await root.send('Target.getBrowserContexts');
    const contextId = browserContextIds.find((id) => !before.includes(id));
    if (contextId === undefined) throw new Error('The browser made no new profile.');
    return new ChromiumProfile(context, contextId, root, processGone);
  };
  let lastProfile: Promise<unknown> = Promise.resolve();

  return {
    kind: 'chromium',
    version: `${name} ${browser.version()}`,
    newProfile: () => {
      const next = lastProfile.then(newProfile);
      lastProfile = next.catch(() => undefined);
      return next;
    },
    closed,
    close: async () => {
      await browser.close();
      await closed;
    },
  };
}
