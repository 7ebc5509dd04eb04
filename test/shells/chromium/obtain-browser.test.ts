import { describe, expect, test } from 'vitest';
import type { BrowserSearch } from '../../../main/shells/chromium/find-browser.ts';
import type { Obtaining } from '../../../main/shells/chromium/obtain-browser.ts';
import { obtainBrowser } from '../../../main/shells/chromium/obtain-browser.ts';

const chromium: BrowserSearch = { outcome: 'found', name: 'Chromium', path: '/somewhere/chromium' };

/** A machine on which only `works` installs a browser; `said` is everything in order, commands marked with `$`. */
function machine(works: string | undefined, more: Partial<Obtaining> = {}) {
  const said: string[] = [];
  let installed = false;
  const obtaining: Obtaining = {
    platform: 'linux',
    root: true,
    run: async (command, args, onLine) => {
      const line = [command === process.execPath ? 'node' : command, ...args].join(' ');
      said.push(`$ ${line.replace(/\S+cli\.js/, 'cli.js')}`);
      installed ||= works !== undefined && line.includes(works);
      onLine('50 %');
      return installed ? 0 : 1;
    },
    find: () => (installed ? chromium : { outcome: 'missing', looked: [] }),
    ...more,
  };
  return { said, obtaining };
}

const playwright = '$ node cli.js install --no-shell chromium';
const apt = '$ apt-get install -y chromium';

describe('obtainBrowser', () => {
  test("says what it does, then lets Playwright's download speak", async () => {
    const { said, obtaining } = machine('cli.js');
    expect(await obtainBrowser((line) => said.push(line), obtaining)).toEqual(chromium);
    expect(said).toEqual([expect.stringContaining('Downloading Chromium with Playwright'), playwright, '50 %']);
  });

  test('as root on Linux, goes on to apt-get', async () => {
    const { said, obtaining } = machine('apt-get');
    expect(await obtainBrowser((line) => said.push(line), obtaining)).toEqual(chromium);
    expect(said.filter((line) => line.startsWith('$'))).toEqual([playwright, apt]);
    expect(said).toContainEqual(expect.stringContaining('Installing Chromium with apt-get install -y chromium'));
  });

  test('nobody else is asked to be root, and no other system to have apt-get', async () => {
    for (const more of [{ root: false }, { platform: 'darwin' as const }]) {
      const { said, obtaining } = machine('apt-get', more);
      const obtained = await obtainBrowser((line) => said.push(line), obtaining);
      expect(said.filter((line) => line.startsWith('$'))).toEqual([playwright]);
      expect(obtained).toEqual({ outcome: 'not obtained', advice: expect.stringContaining('LOGINSCOPE_BROWSER') });
    }
  });
});
