import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** `npm run lab -- ...` or `npm start`, under way. */
export interface Running {
  readonly process: ChildProcess;
  /** Resolves when it has ended. */
  readonly ended: Promise<Ended>;
  /** Resolves with the first whole line of standard output or error that `matches`. Rejects when it ends without. */
  line(matches: RegExp): Promise<string>;
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the command line with `args`. It does not outlive the test. */
export const start = (...args: readonly string[]): Running => startWayIn('cli.ts', args);

/** Starts one of the ways in of main/, with more in its environment. It does not outlive the test. */
export function startWayIn(
  script: 'browser.ts' | 'cli.ts',
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Running {
  const child = spawn(process.execPath, [join(root, 'main', script), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    if (child.exitCode === null) child.kill('SIGKILL');
  });
  const said = { out: '', err: '' };
  const waiting = new Set<() => void>();
  const hear = (stream: 'out' | 'err') => (chunk: Buffer) => {
    said[stream] += chunk.toString();
    for (const check of waiting) check();
  };
  child.stdout.on('data', hear('out'));
  child.stderr.on('data', hear('err'));
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, ...said })));
  return {
    process: child,
    ended,
    line: (matches) =>
      new Promise((resolve, reject) => {
        const check = () => {
          const whole = [said.out, said.err].flatMap((text) => text.split('\n').slice(0, -1));
          const found = whole.find((line) => matches.test(line));
          if (found !== undefined) resolve(found);
        };
        waiting.add(check);
        void ended.then(({ code, err }) => reject(new Error(`It ended with ${code} and said: ${err}`)));
        check();
      }),
  };
}

/** Runs the command line with `args` to its end. */
export const run = (...args: readonly string[]): Promise<Ended> => start(...args).ended;
