import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const built = join(root, 'out', 'renderer');

/** What `electron-vite build --mode` builds, from which folders, and what must be there afterwards. */
const builds = {
  pages: { sources: ['renderer'], result: join(built, 'dashboard', 'index.html'), says: 'the pages' },
  desktop: {
    sources: ['renderer', 'main', 'scenarios'],
    result: join(root, 'out', 'main', 'electron.js'),
    says: 'the desktop app',
  },
} as const;
type Built = keyof typeof builds;

/** The pages, or the desktop app, could not be built; the message repeats what the build said. */
export class PagesNotBuiltError extends Error {
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
 * The bundle of the desktop app, built anew, with the pages, when any source has changed since.
 * @throws PagesNotBuiltError
 */
export async function ensureDesktop(tell: (line: string) => void): Promise<string> {
  await ensure('desktop', tell);
  return builds.desktop.result;
}

async function ensure(what: Built, tell: (line: string) => void): Promise<void> {
  const { sources, result, says } = builds[what];
  const stamp = join(root, 'out', `${what}-built-from`);
  const now = await fingerprint(sources);
  const last = await readFile(stamp, 'utf8').catch(() => '');
  if (last === now && existsSync(result)) return;
  tell(`Building ${says} (once, until the sources change) ...`);
  await build(what);
  await mkdir(join(root, 'out'), { recursive: true });
  await writeFile(stamp, now);
}

/** A hash of everything that goes into a build. */
async function fingerprint(sources: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  const listings = sources.map((one) => readdir(join(root, one), { recursive: true, withFileTypes: true }));
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
