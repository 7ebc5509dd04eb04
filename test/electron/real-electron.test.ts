import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ensureDesktop } from '../../main/cli/pages.ts';
import { findElectron } from '../../main/electron/binary.ts';
import { passStartOptions } from '../../main/electron/start-options.ts';
import { catalogue } from '../../scenarios/catalogue.ts';
import { LabClient } from '../support/desktop/lab-client.ts';
import { type RealElectron, startReal, whySkipped } from '../support/desktop/real-electron.ts';

// A build, a browser and a run, on a machine that does other things too.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

const binary = await findElectron();

/** The workflows that everything began with; the others are the same parts in other combinations. */
const founding = catalogue.slice(0, 5);

describe.skipIf(!binary)(
  binary ? 'the desktop app in real Electron' : `the desktop app in real Electron (${whySkipped})`,
  () => {
    let electron: RealElectron;
    let lab: LabClient;
    beforeAll(async () => {
      const entry = await ensureDesktop(() => undefined);
      const port = passStartOptions({ port: 0, fusionauth: 'embedded' });
      electron = await startReal(binary ?? '', entry, port);
      lab = new LabClient(await dashboardOf(electron));
    });
    afterAll(async () => {
      lab?.close();
      await electron?.end();
    });

    test.each(founding)('runs $id', async ({ id, scenarios }) => {
      for (const scenario of scenarios) expect(await lab.runs(id, scenario.id)).toBe('passed');
      expect(lab.shell).toBe('electron');
    });

    test('gives no page anything of Node', async () => {
      const seen = await electron.application.evaluate(({ BrowserWindow }) => {
        const names = `[typeof require, typeof process, typeof module].join()`;
        const pages = BrowserWindow.getAllWindows().map(({ webContents }) => webContents.executeJavaScript(names));
        return Promise.all(pages);
      });
      expect(seen).toEqual(Array(3).fill('undefined,undefined,undefined'));
    });
  },
);

/** The dashboard's address, which the app says when it is open. */
function dashboardOf({ application }: RealElectron): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const child = application.process();
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const dashboard = /Dashboard: (\S+)/.exec(said)?.[1];
      if (dashboard) resolve(dashboard);
    });
    child.once('exit', (code) => reject(new Error(`Electron ended with ${code}: ${said}`)));
  });
}
