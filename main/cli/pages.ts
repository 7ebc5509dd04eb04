import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { oneAtATime } from './one-at-a-time.ts';

const root = join(import.meta.dirname, '..', '..');
const built = join(root, 'out', 'renderer');

/** What `electron-vite build --mode` builds, from which folders, and what must be there afterwards. */
const builds = {
  pages: {
    sources: ['renderer'],
    result: join(built, 'dashboard', 'index.html'),
    says: 'the pages',
  },
  desktop: {
    sources: ['main', 'scenarios'],
    result: join(root, 'out', 'main', 'electron.js'),
    says: 'the desktop app',
  },
} as const;
type Built = keyof typeof builds;

/** The pages, or the desktop app, could not be built; the message repeats what the build said. */
class PagesNotBuiltError extends Error {
  override readonly name = 'PagesNotBuiltError';
}

/**
 * The folder with the dashboard and the pages of the sites, built anew when their sources have changed since.
 * @throws PagesNotBuiltError
 */
export async function ensurePages(tell: (line: string) => void): Promise<string> {
  // An installed package brings the pages and not their sources.
  if (existsSync(join(root, 'renderer'))) await ensure('pages', tell);
  return built;
}

/**
 * The bundle of the desktop app and the pages that it shows, each built anew when its sources have changed since. What is fresh
 * stays: somebody may be reading it.
 * @throws PagesNotBuiltError
 */
export async function ensureDesktop(tell: (line: string) => void): Promise<string> {
  await ensurePages(tell);
  await ensure('desktop', tell);
  return builds.desktop.result;
}

async function ensure(what: Built, tell: (line: string) => void): Promise<void> {
  const isFresh = async () => existsSync(builds[what].result) && (await lastBuilt(what)) === (await fingerprint(what));
  if (await isFresh()) return;
  await oneAtATime(join(root, 'out', 'building'), async () => {
    // Somebody else may have built it in the meantime.
    if (await isFresh()) return;
    tell(`Building ${builds[what].says} (once, until the sources change) ...`);
    const from = await fingerprint(what);
    await build(what);
    await writeFile(stampOf(what), from);
  });
}

const stampOf = (what: Built) => join(root, 'out', `${what}-built-from`);
const lastBuilt = (what: Built) => readFile(stampOf(what), 'utf8').catch(() => '');

/** A hash of everything that goes into a build. */
async function fingerprint(what: Built): Promise<string> {
  const hash = createHash('sha256');
  const listings = builds[what].sources.map((one) =>
    readdir(join(root, one), { recursive: true, withFileTypes: true }),
  );
  const names = (await Promise.all(listings))
    .flat()
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const name of [...names, join(root, 'electron.config.ts'), join(root, 'package-lock.json')]) {
    hash.update(name.slice(root.length)).update(await readFile(name));
  }
  return hash.digest('hex');
}

function build(what: Built): Promise<void> {
  const cli = createRequire(import.meta.url)
    .resolve('electron-vite/package.json')
    .replace('package.json', 'bin/electron-vite.js');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, 'build', '-c', 'electron.config.ts', '--mode', what], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', (error) => reject(new PagesNotBuiltError(`The build could not be started: ${error.message}`)));
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new PagesNotBuiltError(`It could not be built:\n${said.trim().slice(-2000)}`)),
    );
  });
}
