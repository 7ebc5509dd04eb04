import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { ensureDesktop } from '../main/cli/pages.ts';
import { findBrowser } from '../main/shells/chromium/index.ts';
import { startWayIn } from './cli/command-line.ts';

// A build, or a browser with three windows, on a machine that does other things too.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

let folder = '';
beforeAll(async () => {
  await ensureDesktop(() => undefined);
  folder = await mkdtemp(join(tmpdir(), 'loginscope-start-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A program for this test: a script that a shell runs. */
async function program(name: string, script: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address !== null && typeof address === 'object' ? address.port : 0;
}

/** Nobody can open a window on this screen: the browser of these tests does not try to. */
const noSuchScreen = ':4095';
const npmStart = (args: readonly string[], env: Readonly<Record<string, string>>) =>
  startWayIn('browser.ts', args, { DISPLAY: '', WAYLAND_DISPLAY: '', LOGINSCOPE_BROWSER: '', ...env });

/** The installed browser, found first, that shows nothing and tells anybody at `port` which windows it has. */
async function browserInPath(port: number): Promise<string> {
  const found = findBrowser();
  if (found.outcome === 'missing') throw new Error(`No browser was found. Looked at ${found.looked.join(', ')}.`);
  await program(
    'chromium',
    `echo $$ >'${folder}/pid'; exec '${found.path}' --headless --remote-debugging-port=${port} "$@"`,
  );
  return `${folder}:${process.env.PATH}`;
}

const windowsSchema = z.array(z.object({ id: z.string(), url: z.string(), type: z.string() }));
async function windowsAt(port: number) {
  const answer = await fetch(`http://127.0.0.1:${port}/json`);
  const windows = windowsSchema.parse(await answer.json()).filter(({ type }) => type === 'page');
  return new Map(windows.map(({ id, url }) => [new URL(url).hostname, id]));
}

// Elsewhere there is always a screen, and on Windows a script is no program.
const isLinux = process.platform === 'linux';
describe.skipIf(!isLinux)(`npm start${isLinux ? '' : ' (skipped: tried on Linux only)'}`, () => {
  it('runs every workflow where there is no screen, and says so in one line', async () => {
    const running = npmStart([], {});
    expect(await running.line(/screen/)).toBe(
      'There is no screen here (DISPLAY is not set), so every workflow is run once without windows.',
    );
    await running.line(/✓ 1→2/);
    running.process.kill('SIGINT');
    expect((await running.ended).code).toBe(130);
  });

  it('opens windows of a browser where Electron does not start, says why in one line, and ends with its dashboard', async () => {
    const port = await freePort();
    const electron = await program('electron', 'echo broken >&2; kill -TRAP $$');
    const screen = { DISPLAY: noSuchScreen, ELECTRON_EXEC_PATH: electron, PATH: await browserInPath(port) };
    const running = npmStart(['--port', '0'], screen);
    expect(await running.line(/instead/)).toBe(
      `Electron at ${electron} did not start (SIGTRAP). The lab opens in windows of your browser instead.`,
    );
    await running.line(/Closing the dashboard window/);
    const windows = await windowsAt(port);
    expect([...windows.keys()].sort()).toEqual([
      'forums.example.localhost',
      'lab.localhost',
      'store.example.localhost',
    ]);
    await fetch(`http://127.0.0.1:${port}/json/close/${windows.get('lab.localhost')}`);
    expect((await running.ended).code).toBe(0);
  });

  it('says so when its browser is killed, and ends with 2', async () => {
    const screen = { DISPLAY: noSuchScreen, PATH: await browserInPath(await freePort()) };
    const running = npmStart(['--no-electron', '--port', '0'], screen);
    await running.line(/Closing the dashboard window/);
    process.kill(Number(await readFile(join(folder, 'pid'), 'utf8')), 'SIGKILL');
    const { code, err } = await running.ended;
    expect(err).toMatch(/The browser ended by itself: it crashed, or somebody killed it\..*Start it again\./);
    expect(code).toBe(2);
  });

  it('asks nothing of Electron when it is told so', async () => {
    const electron = await program('electron', 'echo "Electron was asked" >&2');
    const screen = { DISPLAY: noSuchScreen, ELECTRON_EXEC_PATH: electron, PATH: await browserInPath(await freePort()) };
    const running = npmStart(['--no-electron', '--port', '0'], screen);
    await running.line(/Closing the dashboard window/);
    running.process.kill('SIGTERM');
    const { code, err } = await running.ended;
    expect(code).toBe(143);
    expect(err).not.toContain('Electron');
  });
});
