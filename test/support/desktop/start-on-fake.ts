import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { ensureDesktop } from '../../../main/cli/pages.ts';
import type { Deed, Sight } from '../fake-electron/person.ts';
import { LabClient } from './lab-client.ts';

const reply = z.union([z.object({ sight: z.custom<Sight>() }), z.object({ error: z.string() })]);

export interface DesktopOptions {
  /** Where it keeps what it remembers; a folder of its own, unless given. */
  readonly home?: string;
  /** The bundle to start; the one that `npm run build` makes, unless given. */
  readonly entry?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The desktop app in a process of its own, on the fake. */
export interface Desktop {
  /** Everything it wrote to standard error. */
  readonly said: string;
  /** Resolves when it says where its dashboard is; rejects when it ends before. */
  readonly lab: Promise<LabClient>;
  /** Resolves with its exit code. */
  readonly ended: Promise<number | null>;
  act(deed: Deed): Promise<Sight>;
  /** Ends it, and takes away what it left. */
  dispose(): Promise<void>;
}

const run = join(import.meta.dirname, '..', 'fake-electron', 'run.ts');

export async function startOnFake({ home, entry, environment }: DesktopOptions = {}): Promise<Desktop> {
  const bundle = entry ?? (await ensureDesktop(() => undefined));
  const own = home ?? (await mkdtemp(join(tmpdir(), 'loginscope-desktop-')));
  const env = { ...process.env, ...environment, FAKE_ELECTRON_HOME: own };
  const child = fork(run, [bundle], { env, execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const { promise: lab, resolve, reject } = Promise.withResolvers<LabClient>();
  lab.catch(() => undefined);
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    const dashboard = /Dashboard: (\S+)/.exec(said)?.[1];
    if (dashboard) resolve(new LabClient(dashboard));
  });
  const ended = new Promise<number | null>((done) => {
    child.once('exit', (code) => {
      reject(new Error(`The app ended with ${code}: ${said}`));
      done(code);
    });
  });
  return {
    get said() {
      return said;
    },
    lab,
    ended,
    act(deed) {
      const answer = new Promise<Sight>((seen, failed) => {
        child.once('message', (message) => {
          const parsed = reply.parse(message);
          if ('error' in parsed) failed(new Error(parsed.error));
          else seen(parsed.sight);
        });
      });
      child.send(deed);
      return answer;
    },
    async dispose() {
      (await lab.catch(() => undefined))?.close();
      child.kill();
      await ended;
      if (home === undefined) await rm(own, { recursive: true, force: true });
    },
  };
}
