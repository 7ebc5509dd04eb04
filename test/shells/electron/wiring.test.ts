import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { goto } from '../../../main/shells/cdp/goto.ts';
import { ProfileWatch } from '../../../main/shells/cdp/observe.ts';
import { readJar } from '../../../main/shells/cdp/read-jar.ts';
import { type ElectronShell, openElectron, setSwitches } from '../../../main/shells/electron/index.ts';
import { HostsServer } from '../../contract/shells/hosts-server.ts';
import { Notes } from '../../contract/shells/notes.ts';
import { FakeBrowserWindow } from '../../support/fake-electron/browser-window.ts';
import { app } from '../../support/fake-electron/index.ts';

vi.mock('electron', () => import('../../support/fake-electron/index.ts'));

const store = 'store.example.localhost';

describe('the shell in Electron', () => {
  const server = new HostsServer();
  const placed = vi.fn();
  let shell: ElectronShell;
  beforeAll(async () => {
    await server.listen();
    app.on('window-all-closed', () => undefined);
    setSwitches();
    await app.becomeReady();
    shell = await openElectron({ port: () => server.port, onPlaced: placed });
  });
  afterAll(() => {
    server.close();
    app.end();
  });

  const made = () => {
    const window = FakeBrowserWindow.all().at(-1);
    if (window === undefined) throw new Error('No window was opened.');
    return window;
  };

  test('attaches the debugger once, after the first page', async () => {
    await (await shell.newProfile()).openWindow();
    const { debugger: protocol } = made().webContents;
    expect(protocol.isAttached()).toBe(true);
    expect(() => protocol.attach('1.3')).toThrow('already attached');
    expect(protocol.listenerCount('message')).toBe(1);
  });

  test.each(['at once', 'when DevTools are closed'])('attaches it again %s, and observes on', async (when) => {
    const window = await (await shell.newProfile()).openWindow();
    const notes = new Notes();
    const watch = await new ProfileWatch().observe(window, notes);
    const { webContents } = made();
    if (when !== 'at once') {
      vi.spyOn(webContents.debugger, 'attach').mockImplementationOnce(() => {
        throw new Error('Another debugger is already attached');
      });
    }
    webContents.openDevTools();
    await new Promise(setImmediate);
    if (when !== 'at once') webContents.closeDevTools();
    server.page(`${store}/`, '<script>localStorage.jwt = 1</script>', { 'set-cookie': 'sid=1; HttpOnly' });
    await goto(window, server.url(`${store}/`));
    await watch.idle();
    expect(notes.hops.map(({ url }) => url)).toEqual([server.url(`${store}/`)]);
    expect(notes.cookieLines).toHaveLength(1);
    expect(notes.storages).toHaveLength(1);
    expect(await readJar(window)).toHaveLength(1);
  });

  test('closes the window of a page that has crashed', async () => {
    const window = await (await shell.newProfile()).openWindow();
    window.cdp.send('Page.crash').catch(() => undefined);
    await window.closed;
  });

  test('does nothing in a window that is gone, and says so', async () => {
    const window = await (await shell.newProfile()).openWindow();
    await window.close();
    await window.close();
    await window.focus();
    await window.place({ left: 0, top: 0, width: 400, height: 300 });
    await expect(window.cdp.send('Page.enable')).rejects.toThrow('The window is closed.');
  });

  test('tells where a window was put', async () => {
    const window = await (await shell.newProfile()).openWindow();
    const bounds = { left: 30, top: 40, width: 500, height: 400 };
    await window.place(bounds);
    expect(placed).toHaveBeenLastCalledWith(window.id, bounds);
    const frame = z.object({ windowId: z.number(), bounds: z.looseObject({ left: z.number(), top: z.number() }) });
    await expect
      .poll(async () => frame.parse(await window.cdp.send('Browser.getWindowForTarget')).bounds, { timeout: 10_000 })
      .toMatchObject(bounds);
  });

  test('leaves no window when it is closed, one that is just opening neither', async () => {
    const profile = await shell.newProfile();
    const opening = expect(profile.openWindow()).rejects.toThrow('The window was closed while it opened.');
    await shell.close();
    await opening;
    await shell.closed;
    expect(FakeBrowserWindow.all()).toEqual([]);
  });
});

describe('the fake finds', () => {
  const runEntry = async (source: string) => {
    const folder = await mkdtemp(join(tmpdir(), 'loginscope-entry-'));
    const entry = join(folder, 'entry.mjs');
    await writeFile(entry, source);
    const run = join(import.meta.dirname, '..', '..', 'support', 'fake-electron', 'run.ts');
    const env = { ...process.env, FAKE_ELECTRON_PATIENCE: '1000' };
    const child = fork(run, [entry], { env, execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = await once(child, 'close');
    await rm(folder, { recursive: true });
    return { code, said };
  };

  test.each([
    ['an entry that awaits `ready`', `await app.whenReady();`, 'is still not evaluated'],
    ['a window before `ready`', `new BrowserWindow();`, 'Cannot create BrowserWindow before app is ready'],
    ['a session before `ready`', `session.fromPartition('x');`, 'can only be received when app is ready'],
    ['a switch after `ready`', `app.on('ready', () => app.commandLine.appendSwitch('x'));`, 'has no effect'],
    ['a menu item without a name', `Menu.buildFromTemplate([{ submenu: [{}] }]);`, 'Invalid template for MenuItem'],
  ])('%s', async (_what, source, says) => {
    const { code, said } = await runEntry(`import { app, BrowserWindow, Menu, session } from 'electron';\n${source}`);
    expect(code).not.toBe(0);
    expect(said).toContain(says);
  });
});
