import { accessSync, constants, statSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { chromium } from 'playwright';
import type { BrowserName, Environment } from './well-known-places.ts';
import { pathNames, wellKnownPlaces } from './well-known-places.ts';

export type BrowserSearch =
  | { readonly outcome: 'found'; readonly path: string; readonly name: BrowserName }
  | {
      readonly outcome: 'missing';
      /** Every place that was looked at, in order. */
      readonly looked: readonly string[];
    };

/** What the search needs to know of the machine. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Environment;
  /** Whether there is a file that may be executed. */
  isExecutable(path: string): boolean;
  /** Where Playwright keeps the Chromium it downloads; there may be nothing there. */
  readonly playwrightChromium: string | undefined;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function thisMachine(): Machine {
  return {
    platform: process.platform,
    environment: process.env,
    isExecutable,
    playwrightChromium: chromium.executablePath() || undefined,
  };
}

function nameOf(path: string): BrowserName {
  if (/edge/i.test(path)) return 'Edge';
  return /chromium|chrome-for-testing/i.test(path) || !/chrome/i.test(path) ? 'Chromium' : 'Chrome';
}

/**
 * Looks for a browser to drive: `explicit`, else LOGINSCOPE_BROWSER, and then nowhere else, because the person said which;
 * otherwise the PATH, the places where installers put browsers, and Playwright's own download. Changes nothing.
 */
export function findBrowser(explicit?: string, machine: Machine = thisMachine()): BrowserSearch {
  const { platform, environment } = machine;
  const asked = explicit ?? environment.LOGINSCOPE_BROWSER;
  if (asked) {
    return machine.isExecutable(asked)
      ? { outcome: 'found', path: asked, name: nameOf(asked) }
      : { outcome: 'missing', looked: [asked] };
  }
  const paths = platform === 'win32' ? win32 : posix;
  // On Windows the PATH names no browsers.
  const directories = platform === 'win32' ? [] : (environment.PATH ?? '').split(paths.delimiter).filter(Boolean);
  const places = [
    ...pathNames.flatMap(({ name, command }) =>
      directories.map((directory) => ({ name, path: paths.join(directory, command) })),
    ),
    ...wellKnownPlaces(platform, environment),
    ...(machine.playwrightChromium === undefined
      ? []
      : [{ name: 'Chromium' as const, path: machine.playwrightChromium }]),
  ];
  const found = places.find(({ path }) => machine.isExecutable(path));
  return found === undefined
    ? { outcome: 'missing', looked: places.map(({ path }) => path) }
    : { outcome: 'found', ...found };
}
