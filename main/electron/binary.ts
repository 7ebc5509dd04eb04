import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where npm has put the package `electron`; undefined in an installed lab, which has no use for it. */
function packageFolder(): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return undefined;
  }
}

/** As Electron's installer names it (install.js, getPlatformPath). */
const usualName: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/**
 * Electron's executable, if it is there: ELECTRON_EXEC_PATH, else in the folder ELECTRON_OVERRIDE_DIST_PATH, else where Electron's
 * installer has put it. Downloads nothing, which asking the package `electron` itself would do.
 */
export async function findElectron(
  environment: Environment = process.env,
  folder: string | undefined = packageFolder(),
): Promise<string | undefined> {
  const { ELECTRON_EXEC_PATH: asked, ELECTRON_OVERRIDE_DIST_PATH: dist } = environment;
  if (asked) return existsSync(asked) ? asked : undefined;
  const named = folder && (await readFile(join(folder, 'path.txt'), 'utf8').catch(() => undefined));
  const name = named?.trim() || (usualName[process.platform] ?? 'electron');
  const place = dist ?? (folder && join(folder, 'dist'));
  const binary = place && join(place, name);
  return binary && existsSync(binary) ? binary : undefined;
}

export type Fetched =
  | { readonly outcome: 'fetched'; readonly binary: string }
  /** `why` completes "Electron could not be downloaded: ...". */
  | { readonly outcome: 'not fetched'; readonly why: string };

/** How often it is said that a download goes on, in milliseconds. */
const PULSE_MS = 10_000;

/** Has Electron's own installer download the binary, once and for all launches to come. It checks what it gets. */
export async function fetchElectron(
  tell: (line: string) => void,
  folder: string | undefined = packageFolder(),
): Promise<Fetched> {
  if (folder === undefined) return { outcome: 'not fetched', why: 'the package `electron` is not installed' };
  tell('Downloading Electron (once, about 120 MB) ...');
  const since = performance.now();
  const pulse = setInterval(() => tell(`... ${Math.round((performance.now() - since) / 1000)} s`), PULSE_MS);
  try {
    const { code, said } = await run(join(folder, 'install.js'));
    const binary = await findElectron({}, folder);
    if (binary) return { outcome: 'fetched', binary };
    return { outcome: 'not fetched', why: said ?? `its installer ended with ${code}` };
  } finally {
    clearInterval(pulse);
  }
}

/** Runs a script to its end; `said` is the first line of its complaint. */
function run(script: string): Promise<{ readonly code: number | null; readonly said: string | undefined }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], { stdio: ['ignore', 'ignore', 'pipe'], windowsHide: true });
    let said: string | undefined;
    createInterface({ input: child.stderr }).on('line', (line) => {
      said ??= line.trim() || undefined;
    });
    child.once('error', ({ message }) => resolve({ code: null, said: message }));
    child.once('close', (code) => resolve({ code, said }));
  });
}
