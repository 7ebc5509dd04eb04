import { expect, test } from 'vitest';
import { z } from 'zod';
import { press } from '../../../main/shells/cdp/automation.ts';
import { evaluate } from '../../../main/shells/cdp/evaluate.ts';
import { goto, NavigationError } from '../../../main/shells/cdp/goto.ts';
import { WindowClosedError } from '../../../main/shells/cdp/window-closed.ts';
import type { Bench } from './bench.ts';
import { store } from './bench.ts';

/** What the port promises of windows. */
export function windowContract(bench: Bench): void {
  test('names its version', () => {
    expect(bench.shell.version).toMatch(/^\w+ \d+\.\d+\.\d+\.\d+$/);
  });

  test('opens windows, each with an id and a DevTools connection', async () => {
    const profile = await bench.newProfile();
    const [one, other] = [await profile.openWindow(), await profile.openWindow()];
    expect(one.id).not.toBe(other.id);
    bench.server.page(`${store}/`, '<h1>Store</h1>');
    await goto(one, bench.server.url(`${store}/`));
    expect(await evaluate(one, 'reading', z.string(), 'document.body.innerText')).toBe('Store');
    expect(await evaluate(other, 'reading', z.string(), 'location.href')).toBe('about:blank');
  });

  test('tells when a window was closed, by the lab or by the person', async () => {
    const profile = await bench.newProfile();
    const [one, other] = [await profile.openWindow(), await profile.openWindow()];
    await one.close();
    expect(await one.closed).toBe('closed');
    // What the button in the window's frame does.
    await other.cdp.send('Page.close');
    expect(await other.closed).toBe('closed');
    await other.close();
  });

  test('closes the windows of a closed profile', async () => {
    const profile = await bench.newProfile();
    const window = await profile.openWindow();
    await profile.close();
    expect(await window.closed).toBe('closed');
  });

  test('an action in a window that is closed meanwhile says so', async () => {
    const window = await bench.newWindow();
    bench.server.page(`${store}/`, '');
    await goto(window, bench.server.url(`${store}/`));
    const pressing = press(window, { role: 'button', name: 'Log in' });
    const outcome = expect(pressing).rejects.toThrow(new WindowClosedError(window.id, 'pressing the button "Log in"'));
    await window.close();
    await outcome;
  });

  test('a window that a page opens does not stay', async () => {
    const profile = await bench.newProfile();
    const window = await profile.openWindow();
    bench.server.page(`${store}/`, `<button onclick="opened = window.open('/popup')">Open</button>`);
    bench.server.page(`${store}/popup`, 'popup');
    await goto(window, bench.server.url(`${store}/`));
    await press(window, { role: 'button', name: 'Open' });
    const gone = `new Promise((resolve) => {
      const look = () => (!globalThis.opened || opened.closed ? resolve(true) : setTimeout(look));
      look();
    })`;
    expect(await evaluate(window, 'waiting', z.boolean(), gone)).toBe(true);
  });

  test('denies permissions without asking', async () => {
    const window = await bench.newWindow();
    bench.server.page(`${store}/`, '');
    await goto(window, bench.server.url(`${store}/`));
    const names = ['geolocation', 'notifications', 'camera', 'clipboard-read'];
    const states = `Promise.all(${JSON.stringify(names)}.map(async (name) => (await navigator.permissions.query({ name })).state))`;
    expect(await evaluate(window, 'asking', z.array(z.string()), states)).toEqual(names.map(() => 'denied'));
  });

  test('reaches nothing but loopback', async () => {
    const window = await bench.newWindow();
    for (const url of ['http://fusionauth.io/', 'http://192.0.2.1/', 'http://[2001:db8::1]/']) {
      await expect(goto(window, url)).rejects.toThrow(
        new NavigationError(`${url} could not be opened: the lab's browser reaches *.localhost only.`),
      );
    }
  });

  test('downloads nothing', async () => {
    const window = await bench.newWindow();
    bench.server.answer(`${store}/file`, (_, response) => {
      response.writeHead(200, { 'content-type': 'application/zip', 'content-disposition': 'attachment' });
      response.end('zip');
    });
    const cancelled = new Promise<unknown>((resolve) => {
      window.cdp.on('Page.downloadProgress', (params) => {
        const { state } = z.object({ state: z.string() }).parse(params);
        if (state !== 'inProgress') resolve(state);
      });
    });
    await goto(window, bench.server.url(`${store}/file`));
    expect(await cancelled).toBe('canceled');
  });

  test('is a secure context on *.localhost, and does not upgrade http to https', async () => {
    const window = await bench.newWindow();
    bench.server.page(`${store}/`, '');
    await goto(window, bench.server.url(`${store}/`));
    expect(await evaluate(window, 'reading', z.string(), 'location.protocol + isSecureContext')).toBe('http:true');
  });
}
