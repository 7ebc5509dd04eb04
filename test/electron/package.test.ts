import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { extractAll, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { ensureDesktop } from '../../main/cli/pages.ts';
import { catalogue } from '../../scenarios/catalogue.ts';
import { makeStandIn, readFuses } from '../support/desktop/stand-in-electron.ts';
import { startOnFake } from '../support/desktop/start-on-fake.ts';

// A build, a browser and a run, on a machine that does other things too.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

const root = join(import.meta.dirname, '..', '..');
const require = createRequire(import.meta.url);
const manifest = z.looseObject({ version: z.string(), main: z.string(), type: z.string() });

/** What we add to Electron may be so large, in bytes. */
const LARGEST = 15_000_000;

/** Runs electron-builder for Linux, which it does everywhere, without the network. */
function packageDirectory(electron: string, output: string): Promise<{ code: number | null; said: string }> {
  const cli = join(dirname(require.resolve('electron-builder/package.json')), 'cli.js');
  const args = [
    '--config',
    'electron-builder.config.ts',
    '--dir',
    '--linux',
    '--x64',
    `-c.directories.output=${output}`,
  ];
  // Whoever tries the network all the same fails at once.
  const nowhere = 'http://127.0.0.1:9';
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: electron, HTTP_PROXY: nowhere, HTTPS_PROXY: nowhere };
  const child = spawn(process.execPath, [cli, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}

describe('a package of the desktop app, around a stand-in for Electron', () => {
  let folder = '';
  let unpacked = '';
  let asar = '';
  beforeAll(async () => {
    await ensureDesktop(() => undefined);
    folder = await mkdtemp(join(tmpdir(), 'loginscope-package-'));
    const { version } = manifest.parse({ main: '', type: '', ...require('electron/package.json') });
    await makeStandIn(join(folder, 'electron'), version);
    const { code, said } = await packageDirectory(join(folder, 'electron'), join(folder, 'out'));
    expect(code, said).toBe(0);
    unpacked = join(folder, 'out', 'linux-unpacked');
    asar = join(unpacked, 'resources', 'app.asar');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('adds one ASAR to Electron and nothing else', async () => {
    const files = await readdir(unpacked, { recursive: true, withFileTypes: true });
    const names = files.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
    expect(names.map((name) => name.slice(unpacked.length + 1).replaceAll('\\', '/')).toSorted()).toEqual([
      'LICENSE.electron.txt',
      'LICENSES.chromium.html',
      'locales/en-US.pak',
      'loginscope',
      'resources/app.asar',
      'version',
    ]);
    expect((await stat(asar)).size).toBeLessThan(LARGEST);
  });

  test('has in the ASAR the bundle, the pages and the licences: no sources, no tests, no dependencies', () => {
    const names = listPackage(asar, { isPack: false }).map((name) => name.replaceAll('\\', '/'));
    const hashed = names.map((name) => name.replace(/-[\w-]{8}(\.\w+)$/, '-*$1'));
    expect(hashed.toSorted()).toEqual([
      '/LICENSE',
      '/out',
      '/out/main',
      '/out/main/container.js',
      '/out/main/electron.js',
      '/out/main/icon.png',
      '/out/main/kickstart.json',
      '/out/main/licences.md',
      '/out/renderer',
      '/out/renderer/assets',
      '/out/renderer/assets/api-*.js',
      '/out/renderer/assets/dashboard-*.css',
      '/out/renderer/assets/dashboard-*.js',
      '/out/renderer/assets/rolldown-runtime-*.js',
      '/out/renderer/assets/spa-*.css',
      '/out/renderer/assets/spa-*.js',
      '/out/renderer/dashboard',
      '/out/renderer/dashboard/index.html',
      '/out/renderer/licences.md',
      '/out/renderer/spa',
      '/out/renderer/spa/index.html',
      '/package.json',
    ]);
  });

  test('makes neither a Node nor a debugger out of Electron, and takes no other application', async () => {
    expect(readFuses(await readFile(join(unpacked, 'loginscope')))).toEqual({
      runAsNode: false,
      cookieEncryption: false,
      nodeOptions: false,
      nodeCliInspect: false,
      asarIntegrity: true,
      onlyLoadAppFromAsar: true,
      browserProcessSnapshot: false,
      fileProtocolExtraPrivileges: false,
    });
  });

  test('runs a workflow from what is in the ASAR alone, on a fake of Electron', async () => {
    const app = join(folder, 'app');
    extractAll(asar, app);
    const { main, type, ...rest } = manifest.parse(JSON.parse(await readFile(join(app, 'package.json'), 'utf8')));
    expect(type).toBe('module');
    expect(rest).not.toHaveProperty('scripts');
    expect(rest).not.toHaveProperty('devDependencies');
    const desktop = await startOnFake({ entry: join(app, main) });
    try {
      const [first] = catalogue;
      const lab = await desktop.lab;
      expect(await lab.runs(first?.id ?? '', first?.scenarios[0]?.id ?? '')).toBe('passed');
    } finally {
      await desktop.dispose();
    }
  });
});
