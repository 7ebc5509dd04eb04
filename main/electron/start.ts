import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Ending } from '../cli/ending.ts';
import { ensureDesktop } from '../cli/pages.ts';
import { fetchElectron, findElectron } from './binary.ts';
import { passStartOptions, type StartOptions } from './start-options.ts';

export type Started =
  /** The person has worked in it, and ended it. */
  | { readonly outcome: 'ended'; readonly code: number }
  /** `why` is a sentence. */
  | { readonly outcome: 'not started'; readonly why: string };

/** The folder of package.json, which says where the bundle is. */
const root = join(import.meta.dirname, '..', '..');

/**
 * Opens the lab in the desktop app, and gets Electron first where it is missing. Returns when the app has ended.
 * @throws PagesNotBuiltError
 */
export async function startElectron(
  options: StartOptions,
  ending: Ending,
  tell: (line: string) => void,
): Promise<Started> {
  const found = await findElectron();
  const fetched = found ? ({ outcome: 'fetched', binary: found } as const) : await fetchElectron(tell);
  if (fetched.outcome === 'not fetched')
    return { outcome: 'not started', why: `Electron could not be downloaded (${fetched.why}).` };
  await ensureDesktop(tell);
  return run(fetched.binary, options, ending, tell);
}

async function run(
  binary: string,
  options: StartOptions,
  ending: Ending,
  tell: (line: string) => void,
): Promise<Started> {
  // Chromium's sandbox refuses to run for the superuser.
  const args = process.getuid?.() === 0 ? [root, '--no-sandbox'] : [root];
  const env = { ...process.env, ...passStartOptions(options) };
  const child = spawn(binary, args, { stdio: ['ignore', 'inherit', 'pipe'], env });
  const over = new Promise<{ code: number | null; how: string }>((resolve) => {
    child.once('error', ({ message }) => resolve({ code: null, how: message }));
    child.once('close', (code, signal) => resolve({ code, how: signal ?? `exit code ${code}` }));
  });
  ending.undo(async () => {
    child.kill();
    await over;
  });
  let isOpen = false;
  createInterface({ input: child.stderr }).on('line', (line) => {
    isOpen ||= line.startsWith('The lab is open');
    tell(line);
  });
  const { code, how } = await over;
  // 0 and 2 are the app's own: it was closed before it was open, or has said what is wrong.
  if (isOpen || code === 0 || code === 2) return { outcome: 'ended', code: code ?? 1 };
  return { outcome: 'not started', why: `Electron at ${binary} did not start (${how}).` };
}
