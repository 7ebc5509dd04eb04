import { describe, expect, test } from 'vitest';
import type { Machine } from '../../../main/shells/chromium/find-browser.ts';
import { findBrowser } from '../../../main/shells/chromium/find-browser.ts';

function machine(platform: NodeJS.Platform, files: readonly string[], more: Partial<Machine> = {}): Machine {
  return {
    platform,
    environment: {},
    isExecutable: (path) => files.includes(path),
    playwrightChromium: undefined,
    ...more,
  };
}

describe('findBrowser', () => {
  test('finds a command on the PATH, Chrome before Chromium', () => {
    const environment = { PATH: '/usr/local/bin:/usr/bin' };
    expect(findBrowser(undefined, machine('linux', ['/usr/bin/chromium'], { environment }))).toEqual({
      outcome: 'found',
      name: 'Chromium',
      path: '/usr/bin/chromium',
    });
    const both = machine('linux', ['/usr/local/bin/chromium', '/usr/bin/google-chrome'], { environment });
    expect(findBrowser(undefined, both)).toMatchObject({ name: 'Chrome', path: '/usr/bin/google-chrome' });
  });

  test('finds what installers installed', () => {
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser(undefined, machine('darwin', [chrome]))).toMatchObject({ name: 'Chrome', path: chrome });
    const own = '/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium';
    const ada = { environment: { HOME: '/Users/ada' } };
    expect(findBrowser(undefined, machine('darwin', [own], ada))).toMatchObject({ name: 'Chromium', path: own });
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const environment = { PROGRAMFILES: 'C:\\Program Files', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' };
    expect(findBrowser(undefined, machine('win32', [edge], { environment }))).toMatchObject({
      name: 'Edge',
      path: edge,
    });
    expect(findBrowser(undefined, machine('linux', ['/opt/google/chrome/chrome']))).toMatchObject({ name: 'Chrome' });
  });

  test("takes Playwright's download last", () => {
    const playwrightChromium = '/cache/ms-playwright/chromium-1/chrome';
    const search = findBrowser(undefined, machine('linux', [playwrightChromium], { playwrightChromium }));
    expect(search).toEqual({ outcome: 'found', name: 'Chromium', path: playwrightChromium });
    const chrome = '/opt/google/chrome/chrome';
    expect(
      findBrowser(undefined, machine('linux', [playwrightChromium, chrome], { playwrightChromium })),
    ).toMatchObject({
      path: chrome,
    });
  });

  test('takes the browser it was told, and no other', () => {
    const environment = { PATH: '/usr/bin', LOGINSCOPE_BROWSER: '/opt/mine/msedge' };
    const present = machine('linux', ['/opt/mine/msedge', '/usr/bin/chromium'], { environment });
    expect(findBrowser(undefined, present)).toEqual({ outcome: 'found', name: 'Edge', path: '/opt/mine/msedge' });
    expect(findBrowser('/usr/bin/chromium', present)).toMatchObject({ path: '/usr/bin/chromium' });
    const absent = machine('linux', ['/usr/bin/chromium'], { environment });
    expect(findBrowser(undefined, absent)).toEqual({ outcome: 'missing', looked: ['/opt/mine/msedge'] });
  });

  test('says where it looked', () => {
    const search = findBrowser(undefined, machine('linux', [], { environment: { PATH: '/usr/bin' } }));
    expect(search).toMatchObject({ outcome: 'missing' });
    expect(search).toHaveProperty('looked', expect.arrayContaining(['/usr/bin/google-chrome', '/snap/bin/chromium']));
    expect(findBrowser(undefined, machine('openbsd', []))).toEqual({ outcome: 'missing', looked: [] });
  });
});
