import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const built = join(root, 'out', 'renderer');
const stamp = join(root, 'out', 'built-from');

/** The pages could not be built; the message repeats what the build said. */
export class PagesNotBuiltError extends Error {
  override readonly name = 'PagesNotBuiltError';
}

/**
 * The folder with the dashboard and the pages of the sites, built anew when their sources have changed since.
 * @throws PagesNotBuiltError
 */
export async function ensurePages(tell: (line: string) => void): Promise<string> {
  // An installed package brings the pages and not their sources.
  if (!existsSync(join(root, 'renderer'))) return built;
  const sources = await fingerprint();
  const last = await readFile(stamp, 'utf8').catch(() => '');
  if (last === sources && existsSync(join(built, 'dashboard', 'index.html'))) return built;
  tell('Building the pages (once, until their sources change) ...');
  await build();
  await mkdir(join(root, 'out'), { recursive: true });
  await writeFile(stamp, sources);
  return built;
}

/** A hash of everything that goes into the pages. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  const names = (await readdir(join(root, 'renderer'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const name of [...names, join(root, 'electron.config.ts'), join(root, 'package-lock.json')]) {
    hash.update(name.slice(root.length)).update(await readFile(name));
  }
  return hash.digest('hex');
}

function build(): Promise<void> {
  const cli = createRequire(import.meta.url)
    .resolve('electron-vite/package.json')
    .replace('package.json', 'bin/electron-vite.js');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, 'build', '-c', 'electron.config.ts'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', (error) => reject(new PagesNotBuiltError(`The build could not be started: ${error.message}`)));
    child.once('close', (code) =>
      code === 0
        ? resolve()
        : reject(new PagesNotBuiltError(`The pages could not be built:\n${said.trim().slice(-2000)}`)),
    );
  });
}
