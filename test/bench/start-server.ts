import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
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
export async function startServer(script: URL, args: readonly string[]): Promise<StartedServer> {
  const child = spawn(process.execPath, [fileURLToPath(script), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const target = targetSchema.parse(JSON.parse(await firstLine(child)));
  return { ...target, stop: () => child.kill() };
}
