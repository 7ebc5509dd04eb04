import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { press } from '../../../main/shells/cdp/automation.ts';
import { goto } from '../../../main/shells/cdp/goto.ts';
import { type ElectronShell, openElectron, setSwitches } from '../../../main/shells/electron/index.ts';
import { HostsServer } from '../../contract/shells/hosts-server.ts';
import { FakeBrowserWindow } from '../../support/fake-electron/browser-window.ts';
import { app } from '../../support/fake-electron/index.ts';
import { allSessions, type FakeSession } from '../../support/fake-electron/session.ts';

vi.mock('electron', () => import('../../support/fake-electron/index.ts'));

const store = 'store.example.localhost';
/** Resolves to loopback, and is none of the lab's. */
const elsewhere = 'elsewhere.localhost';

/** Some of what pages can ask for, and all that they might get by default. */
const permissions = [
  ...([
    'clipboard-read',
    'clipboard-sanitized-write',
    'display-capture',
    'fileSystem',
    'fullscreen',
    'geolocation',
  ] as const),
  ...(['hid', 'idle-detection', 'local-fonts', 'media', 'midi', 'midiSysex', 'notifications', 'openExternal'] as const),
  ...(['persistent-storage', 'pointerLock', 'screen-wake-lock', 'serial', 'storage-access', 'usb', 'unknown'] as const),
];

/** On the fake, which grants whatever nobody denies: each of these fails when its line in main/shells/electron is taken out. */
describe('what a window of the desktop app may not do', () => {
  const server = new HostsServer();
  let shell: ElectronShell;
  beforeAll(async () => {
    await server.listen();
    app.on('window-all-closed', () => undefined);
    setSwitches();
    await app.becomeReady();
    shell = await openElectron({ port: () => server.port });
  });
  afterAll(async () => {
    await shell.close();
    server.close();
    app.end();
  });

  const open = async (rights?: 'own') => {
    const window = await (await shell.newProfile(rights)).openWindow();
    const made = FakeBrowserWindow.all().at(-1);
    const session = allSessions().at(-1);
    if (made === undefined || session === undefined) throw new Error('No window was opened.');
    return { window, contents: made.webContents, session };
  };
  const asked = (to: string) => server.requests.some((request) => request.to === to);
  const granted = (session: FakeSession, contents: Parameters<FakeSession['request']>[0]) =>
    permissions.filter((one) => session.check(one) || session.request(contents, one));

  test('reach Node: no preload, context isolation, sandbox, no Node, no webview, same-origin policy', async () => {
    const { contents } = await open();
    expect(contents.getLastWebPreferences()).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      webSecurity: true,
    });
    expect(contents.getLastWebPreferences()).not.toHaveProperty('preload');
    expect(app.sandboxed).toBe(true);
  });

  test('share anything with the next launch: its partition has a random name and lives in memory', async () => {
    const [one, other] = [await open(), await open()];
    for (const { session } of [one, other]) {
      expect(session.isPersistent()).toBe(false);
      expect(session.partition).toMatch(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    }
    expect(one.session).not.toBe(other.session);
  });

  test('get a permission, whether it asks or looks', async () => {
    const { session, contents } = await open();
    expect(permissions.filter((one) => session.check(one))).toEqual([]);
    expect(permissions.filter((one) => session.request(contents, one))).toEqual([]);
    expect(session.deviceHandler).not.toBeNull();
  });

  test('copy a text, unless it is the dashboard', async () => {
    const { session, contents } = await open('own');
    expect(granted(session, contents)).toEqual(['clipboard-sanitized-write']);
  });

  test('leave the lab by a link', async () => {
    const { window } = await open();
    server.page(`${store}/`, `<a href="${server.url(`${elsewhere}/link`)}">Leave</a><a href="/here">Stay</a>`);
    await goto(window, server.url(`${store}/`));
    await press(window, { role: 'link', name: 'Leave' });
    await press(window, { role: 'link', name: 'Stay' });
    await expect.poll(() => asked(`GET ${store}/here`), { timeout: 10_000 }).toBe(true);
    expect(asked(`GET ${elsewhere}/link`)).toBe(false);
  });

  test('leave the lab in a frame', async () => {
    const { window } = await open();
    server.page(`${store}/`, `<iframe src="${server.url(`${elsewhere}/frame`)}"></iframe>`);
    await goto(window, server.url(`${store}/`));
    expect(asked(`GET ${elsewhere}/frame`)).toBe(false);
  });

  test('leave the lab by a redirect', async () => {
    const { window } = await open();
    server.answer(`${store}/`, (_, response) => {
      response.writeHead(302, { location: server.url(`${elsewhere}/redirect`) }).end();
    });
    await goto(window, server.url(`${store}/`));
    expect(asked(`GET ${elsewhere}/redirect`)).toBe(false);
  });

  test.each(['by a link', 'by a redirect'])(
    "go to one of the lab's hosts where another program answers, %s",
    async (how) => {
      const other = new HostsServer();
      await other.listen();
      const { window } = await open();
      const there = other.url(`${store}/there`);
      server.page(
        `${store}/`,
        `<a href="${how === 'by a link' ? there : '/moved'}">Leave</a><a href="/still-here">Stay</a>`,
      );
      server.answer(`${store}/moved`, (_, response) => {
        response.writeHead(302, { location: there }).end();
      });
      await goto(window, server.url(`${store}/`));
      await press(window, { role: 'link', name: 'Leave' });
      await press(window, { role: 'link', name: 'Stay' });
      await expect.poll(() => asked(`GET ${store}/still-here`), { timeout: 10_000 }).toBe(true);
      expect(other.requests).toEqual([]);
      other.close();
    },
  );

  test('open a window, here or in the system', async () => {
    const { window, contents } = await open();
    const before = FakeBrowserWindow.all().length;
    server.page(`${store}/popup`, '');
    server.page(`${store}/`, `<script>window.open('/popup')</script>`);
    await goto(window, server.url(`${store}/`));
    expect(contents.answerPopup('http://fusionauth.io/')).toEqual({ action: 'deny' });
    expect(FakeBrowserWindow.all()).toHaveLength(before);
  });

  test('embed a guest', async () => {
    const { contents } = await open();
    const attaching = { preventDefault: vi.fn() };
    contents.emit('will-attach-webview', attaching, {}, {});
    expect(attaching.preventDefault).toHaveBeenCalled();
  });

  test.each([
    { rights: undefined, saved: false },
    { rights: 'own' as const, saved: true },
  ])('save a file ($rights: $saved)', async ({ rights, saved }) => {
    const { window } = await open(rights);
    const name = `${rights ?? 'none'}.zip`;
    server.answer(`${store}/${name}`, (_, response) => {
      const disposition = `attachment; filename=${name}`;
      response.writeHead(200, { 'content-type': 'application/zip', 'content-disposition': disposition }).end('zip');
    });
    const over = new Promise((resolve) => {
      window.cdp.on('Page.downloadProgress', (params) => !JSON.stringify(params).includes('inProgress') && resolve(1));
    });
    await goto(window, server.url(`${store}/${name}`));
    await over;
    const file = join(app.getPath('downloads'), name);
    expect(
      await access(file).then(
        () => true,
        () => false,
      ),
    ).toBe(saved);
  });

  test('have a wrong certificate taken for a right one', async () => {
    const { session } = await open();
    expect(app.listenerCount('certificate-error')).toBe(0);
    expect(session.certificateVerifyProc).toBeNull();
    expect(app.commandLine.hasSwitch('ignore-certificate-errors')).toBe(false);
  });
});
