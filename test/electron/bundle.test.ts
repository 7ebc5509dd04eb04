import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ensureDesktop } from '../../main/cli/pages.ts';
import { catalogue } from '../../scenarios/catalogue.ts';
import { type Desktop, startOnFake } from '../support/desktop/start-on-fake.ts';

// A build, a browser and a run, on a machine that does other things too.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

describe('the bundle that `npm run build` makes, on a fake of Electron', () => {
  let desktop: Desktop;
  beforeAll(async () => {
    desktop = await startOnFake();
  });
  afterAll(() => desktop.dispose());

  test('takes no more of Electron than it needs: no IPC, no preload script, no way to open anything outside', async () => {
    const source = await readFile(await ensureDesktop(() => undefined), 'utf8');
    const imported = [...source.matchAll(/import \{([^}]*)\} from "electron"/g)].flatMap(([, names = '']) =>
      names.split(',').map((name) => name.trim()),
    );
    expect(imported.toSorted()).toEqual(
      ['BrowserWindow', 'Menu', 'app', 'dialog', 'nativeTheme', 'screen', 'session'].toSorted(),
    );
    expect(source).not.toMatch(/require\("electron"\)|preload:/);
  });

  test.each(catalogue.flatMap(({ id, scenarios }) => scenarios.map((scenario) => ({ id, scenario: scenario.id }))))(
    'runs $id, $scenario',
    async ({ id, scenario }) => {
      const lab = await desktop.lab;
      expect(await lab.runs(id, scenario)).toBe('passed');
      expect(lab.shell).toBe('electron');
    },
  );
});
