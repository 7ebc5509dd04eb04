import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { BrowserSearch } from './find-browser.ts';
import { findBrowser } from './find-browser.ts';

/** Runs a command to its end; resolves to its exit code, or null when it could not be started. Never rejects. */
type Runner = (command: string, args: readonly string[], onLine: (line: string) => void) => Promise<number | null>;

export interface Obtaining {
  readonly platform: NodeJS.Platform;
  readonly root: boolean;
  readonly run: Runner;
  find(): BrowserSearch;
}

export type Obtained =
  | Extract<BrowserSearch, { outcome: 'found' }>
  /** `advice` is one sentence that says what the person can do. */
  | { readonly outcome: 'not obtained'; readonly advice: string };

const runProcess: Runner = (command, args, onLine) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', onLine);
    child.once('error', () => resolve(null));
    child.once('close', (code) => resolve(code));
  });

function playwrightCli(): string {
  return join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js');
}

const thisMachine: Obtaining = {
  platform: process.platform,
  root: process.getuid?.() === 0,
  run: runProcess,
  find: () => findBrowser(),
};

/**
 * Gets a browser for a machine that has none: Playwright's Chromium, else, as root on a Linux with apt, the distribution's.
 * @param tell gets each thing that is about to be done, and then what the tool doing it says, line by line.
 */
export async function obtainBrowser(tell: (line: string) => void, machine: Obtaining = thisMachine): Promise<Obtained> {
  const attempts = [
    {
      says: 'No Chrome, Edge or Chromium is installed here. Downloading Chromium with Playwright (about 150 MB) ...',
      command: process.execPath,
      args: [playwrightCli(), 'install', '--no-shell', 'chromium'],
    },
    ...(machine.platform === 'linux' && machine.root
      ? [
          {
            says: 'That did not work. Installing Chromium with apt-get install -y chromium ...',
            command: 'apt-get',
            args: ['install', '-y', 'chromium'],
          },
        ]
      : []),
  ];
  for (const { says, command, args } of attempts) {
    tell(says);
    await machine.run(command, args, tell);
    // The exit code is not asked: what counts is whether there is a browser now.
    const search = machine.find();
    if (search.outcome === 'found') return search;
  }
  return {
    outcome: 'not obtained',
    advice:
      'No browser could be installed: install Google Chrome, Microsoft Edge or Chromium yourself and start again, or set LOGINSCOPE_BROWSER to the path of one.',
  };
}
