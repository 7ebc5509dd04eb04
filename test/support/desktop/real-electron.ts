import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication } from 'playwright';
import { build } from 'vite';
import type { HostProcess } from './shell-in-process.ts';

/** What is said where a test of real Electron is skipped. */
export const whySkipped = "skipped: Electron's program is not here; `npx install-electron` downloads it";

export interface RealElectron extends HostProcess {
  readonly application: ElectronApplication;
}

/**
 * Starts an application in real Electron. Playwright gets the executable's path, so that it leaves out the loader whose switches
 * would change how cookies and storage behave (facts/electron.md, D6).
 */
export async function startReal(
  executablePath: string,
  entry: string,
  environment: Readonly<Record<string, string>>,
): Promise<RealElectron> {
  const home = await mkdtemp(join(tmpdir(), 'loginscope-electron-'));
  const env: Record<string, string> = { ...environment };
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] ??= value;
  const sandbox = process.getuid?.() !== 0 && process.env.CI === undefined;
  const args = [entry, `--user-data-dir=${home}`];
  const application = await _electron.launch({ executablePath, args, env, chromiumSandbox: sandbox });
  return {
    application,
    async end() {
      await application.close();
      await rm(home, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** The application without a lab. */
export const hostSource = fileURLToPath(new URL('./shell-host.ts', import.meta.url));

/** The same as plain JavaScript, which Electron is sure to understand. Returns its path. */
export async function buildHost(): Promise<{ readonly entry: string; remove(): Promise<void> }> {
  const outDir = await mkdtemp(join(tmpdir(), 'loginscope-host-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: hostSource,
      outDir,
      minify: false,
      rolldownOptions: { external: ['electron'], output: { entryFileNames: 'host.mjs' } },
    },
  });
  return { entry: join(outDir, 'host.mjs'), remove: () => rm(outDir, { recursive: true, force: true }) };
}
