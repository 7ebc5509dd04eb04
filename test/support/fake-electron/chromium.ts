import { spawn } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { findBrowser } from '../../../main/shells/chromium/index.ts';
import { switches } from '../../../main/shells/chromium/switches.ts';
import { makeUserData, removeUserDataNow } from '../../../main/shells/chromium/user-data.ts';
import { Pipe } from './pipe.ts';

/** The Chromium behind the fake: one process, as Electron's own. */
export interface Chromium {
  readonly pipe: Pipe;
  /** `156.0.8078.79`. */
  readonly version: string;
  kill(): void;
}

const version = z.object({ product: z.string() });

/** What our own shell has to see to, so the fake must not do it for it. */
const notOurs = /^--(host-resolver-rules|no-proxy-server|disable-back|disable-renderer-back|password-store|use-mock)/;

/** @param own the switches of the application under test, passed on as Electron passes them on. */
export async function startChromium(own: readonly string[]): Promise<Chromium> {
  const search = findBrowser();
  if (search.outcome === 'missing') throw new Error(`No browser was found. Looked at ${search.looked.join(', ')}.`);
  const { directory, profiles } = await makeUserData();
  const headed = process.env.FAKE_ELECTRON_HEADED === '1';
  const root = process.getuid?.() === 0;
  const all = switches({ userDataDirectory: profiles, headed, platform: process.platform, root });
  // Electron has neither a pop-up blocker nor a preference for https.
  const chromes = all.map((one) => (one.startsWith('--disable-features=') ? `${one},HttpsUpgrades` : one));
  const args = [...chromes.filter((one) => !notOurs.test(one)), '--disable-popup-blocking', ...own];
  const child = spawn(search.path, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const [, , , out, into] = child.stdio;
  if (!(out instanceof Writable) || !(into instanceof Readable)) throw new Error('Chromium has no pipes.');
  const pipe = new Pipe(out, into);
  const kill = () => {
    process.off('exit', kill);
    child.kill('SIGKILL');
    removeUserDataNow(directory);
  };
  process.on('exit', kill);
  child.once('error', kill);
  const { product } = version.parse(await pipe.send('Browser.getVersion'));
  return { pipe, version: product.replace(/^.*\//, ''), kill };
}
