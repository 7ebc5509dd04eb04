import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Ending } from '../../main/cli/ending.ts';
import { ensureDesktop } from '../../main/cli/pages.ts';
import { fetchElectron, findElectron } from '../../main/electron/binary.ts';
import { startElectron } from '../../main/electron/start.ts';

// A build, a browser and a run, on a machine that does other things too.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

const run = join(import.meta.dirname, '..', 'support', 'fake-electron', 'run.ts');

let folder = '';
beforeAll(async () => {
  await ensureDesktop(() => undefined);
  folder = await mkdtemp(join(tmpdir(), 'loginscope-start-'));
});
afterEach(() => vi.unstubAllEnvs());
afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  await chmod(path, 0o755);
  return path;
}

describe('Electron is looked for', () => {
  test('where ELECTRON_EXEC_PATH says, and nowhere else', async () => {
    const path = await write('own', '');
    expect(await findElectron({ ELECTRON_EXEC_PATH: path }, folder)).toBe(path);
    expect(await findElectron({ ELECTRON_EXEC_PATH: join(folder, 'missing') }, folder)).toBeUndefined();
  });

  test('where its installer says that it has put it', async () => {
    const path = await write('package/dist/the-binary', '');
    await write('package/path.txt', 'the-binary');
    expect(await findElectron({}, join(folder, 'package'))).toBe(path);
    expect(await findElectron({}, join(folder, 'nowhere'))).toBeUndefined();
  });

  test('in the folder ELECTRON_OVERRIDE_DIST_PATH', async () => {
    const path = await write('other/the-binary', '');
    const found = await findElectron({ ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'other') }, join(folder, 'package'));
    expect(found).toBe(path);
  });
});

describe('Electron is fetched', () => {
  test('by its own installer', async () => {
    const installer = `const fs = require('fs'); fs.mkdirSync(__dirname + '/dist');
      fs.writeFileSync(__dirname + '/dist/it', ''); fs.writeFileSync(__dirname + '/path.txt', 'it');`;
    await write('good/install.js', installer);
    const said: string[] = [];
    const fetched = await fetchElectron((line) => said.push(line), join(folder, 'good'));
    expect(fetched).toEqual({ outcome: 'fetched', binary: join(folder, 'good', 'dist', 'it') });
    expect(said).toEqual(['Downloading Electron (once, about 120 MB) ...']);
  });

  test('or it is said why not', async () => {
    await write('bad/install.js', `console.error('TypeError: fetch failed\\n  at x'); process.exit(1)`);
    const fetched = await fetchElectron(() => undefined, join(folder, 'bad'));
    expect(fetched).toEqual({ outcome: 'not fetched', why: 'TypeError: fetch failed' });
  });
});

// A script is no program on Windows.
describe.skipIf(process.platform === 'win32')('npm start', () => {
  const begin = async (program: string) => {
    vi.stubEnv('ELECTRON_EXEC_PATH', await write('electron', `#!${process.execPath}\n${program}`));
    vi.stubEnv('FAKE_ELECTRON_HOME', join(folder, 'home'));
    const undone: (() => Promise<void> | void)[] = [];
    const said: string[] = [];
    const open = Promise.withResolvers<void>();
    const ending: Ending = {
      undo: (action) => undone.push(action),
      now: async () => undefined,
      asked: new Promise(() => undefined),
    };
    const tell = (line: string) => {
      said.push(line);
      if (line.startsWith('The lab is open')) open.resolve();
    };
    const started = startElectron({ port: 0, fusionauth: 'embedded' }, ending, tell);
    return { started, said, open: open.promise, end: () => Promise.all(undone.map((undo) => undo())) };
  };

  test('opens the desktop app, and ends it when it is ended itself', async () => {
    const { started, open, end } = await begin(
      `process.argv[2] += '/out/main/electron.js'; import(${JSON.stringify(run)});`,
    );
    await Promise.race([open, started]);
    await end();
    expect(await started).toMatchObject({ outcome: 'ended' });
  });

  test('says why when Electron does not start', async () => {
    const { started } = await begin(`console.error('No sandbox'); process.kill(process.pid, 'SIGTRAP');`);
    expect(await started).toEqual({
      outcome: 'not started',
      why: expect.stringMatching(/^Electron at .* did not start \(SIGTRAP\)\.$/),
    });
  });

  test('leaves it at that when the app itself has said what is wrong', async () => {
    const { started, said } = await begin(`console.error('The lab could not go on.'); process.exit(2);`);
    expect(await started).toEqual({ outcome: 'ended', code: 2 });
    expect(said).toContain('The lab could not go on.');
  });
});
