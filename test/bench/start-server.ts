import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Target, targetSchema } from './target.ts';

export interface StartedServer extends Target {
  stop(): void;
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout === null) {
      reject(new Error('The server has no output.'));
      return;
    }
    createInterface(child.stdout).once('line', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code} before it was up.`)));
  });
}

/** Starts one of `servers/` in a process of its own, as a client would meet it. */
export async function startServer(script: string, args: readonly string[]): Promise<StartedServer> {
  const file = join(import.meta.dirname, 'servers', script);
  const child = spawn(process.execPath, [file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const target = targetSchema.parse(JSON.parse(await firstLine(child)));
  return { ...target, stop: () => child.kill() };
}
