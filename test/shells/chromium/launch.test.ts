import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { BrowserLaunchError, findBrowser, launchChromium } from '../../../main/shells/chromium/index.ts';

async function directories(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith(`loginscope-browser-${process.pid}-`));
}

describe('launchChromium', () => {
  test('a program that is no browser is named, and leaves nothing behind', async () => {
    const launch = launchChromium({ path: process.execPath, headed: false });
    await expect(launch).rejects.toThrow(BrowserLaunchError);
    await expect(launch).rejects.toThrow(`The browser at ${process.execPath} did not start: it said: `);
    expect(await directories()).toEqual([]);
  });

  test('a crash of the browser closes shell and windows, and leaves nothing behind', async () => {
    const search = findBrowser();
    if (search.outcome === 'missing') throw new Error(`No browser was found. Looked at ${search.looked.join(', ')}.`);
    const shell = await launchChromium({ path: search.path, headed: false });
    const window = await (await shell.newProfile()).openWindow();
    expect(await directories()).toHaveLength(1);
    window.cdp.send('Browser.crash').catch(() => undefined);
    expect(await window.closed).toBe('browser died');
    await shell.closed;
    await shell.close();
    expect(await directories()).toEqual([]);
  });
});
