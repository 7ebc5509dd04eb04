import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { ensureDesktop } from '../../main/cli/pages.ts';
import { catalogue } from '../../scenarios/catalogue.ts';
import { hosts } from '../../scenarios/parties.ts';
import { type Desktop, startOnFake } from '../support/desktop/start-on-fake.ts';

// A build, a browser and a run, on a machine that does other things too.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

const [first] = catalogue;
const [scenario] = first?.scenarios ?? [];
const at = (host: string) => `http://${host}:`;

describe('the desktop app, on a fake of Electron', () => {
  let home = '';
  const started: Desktop[] = [];
  const start = async (environment: Readonly<Record<string, string>> = {}) => {
    const desktop = await startOnFake({ home, environment });
    started.push(desktop);
    return desktop;
  };
  beforeAll(async () => {
    await ensureDesktop(() => undefined);
    home = await mkdtemp(join(tmpdir(), 'loginscope-desktop-'));
  });
  afterEach(async () => {
    for (const desktop of started.splice(0)) await desktop.dispose();
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  test('opens dashboard, Store and Forums, tiled without overlapping and below the menu bar', async () => {
    const desktop = await start();
    await desktop.lab;
    const { windows, dialogs } = await desktop.act({ do: 'look' });
    expect(windows.map(({ url }) => new URL(url).hostname).toSorted()).toEqual(
      [hosts.lab, hosts.store, hosts.forums].toSorted(),
    );
    expect(windows.every(({ y }) => y >= 24)).toBe(true);
    const [store, forums] = [hosts.store, hosts.forums].map((host) =>
      windows.find(({ url }) => url.startsWith(at(host))),
    );
    expect(store?.x).toBe(forums?.x);
    expect((store?.y ?? 0) + (store?.height ?? 0)).toBe(forums?.y);
    expect(dialogs).toEqual([]);
  });

  test('gives dashboard, Store and Forums a partition each, in memory, and new ones to a new run', async () => {
    const desktop = await start();
    const lab = await desktop.lab;
    const partitions = async () => (await desktop.act({ do: 'look' })).partitions;
    await lab.obey({ do: 'profile mode', mode: 'one browser' });
    const before = await partitions();
    await lab.obey({ do: 'profile mode', mode: 'isolated' });
    expect((await partitions()).length).toBe(before.length + 2);
    await lab.obey({ do: 'profile mode', mode: 'one browser' });
    const after = await partitions();
    expect(after.length).toBe(before.length + 3);
    expect(new Set(after).size).toBe(after.length);
    expect(after.filter((name) => name === '' || name.startsWith('persist:'))).toEqual([]);
  });

  test('begins a new run by the menu', async () => {
    const desktop = await start();
    const lab = await desktop.lab;
    const before = lab.run;
    await desktop.act({ do: 'choose', item: 'New Run' });
    await lab.until(() => lab.run > before);
  });

  test('a window of a site that was closed comes back by the menu, where it was', async () => {
    const desktop = await start();
    await desktop.lab;
    await desktop.act({ do: 'move', window: at(hosts.store), to: { x: 300, y: 200 } });
    await desktop.act({ do: 'close', window: at(hosts.store) });
    await desktop.act({ do: 'choose', item: 'Store' });
    await expect
      .poll(async () => (await desktop.act({ do: 'look' })).windows, { timeout: 10_000 })
      .toContainEqual(expect.objectContaining({ url: expect.stringContaining(hosts.store), x: 300, y: 200 }));
  });

  test('closing the dashboard ends everything; the next launch has the windows where they were', async () => {
    const desktop = await start();
    await desktop.lab;
    await desktop.act({ do: 'move', window: at(hosts.lab), to: { x: 40, y: 60 } });
    await desktop.act({ do: 'move', window: at(hosts.forums), to: { x: 5000, y: 60 } });
    await desktop.act({ do: 'close', window: at(hosts.lab) });
    expect(await desktop.ended).toBe(0);
    const again = await start();
    await again.lab;
    const { windows } = await again.act({ do: 'look' });
    expect(windows.find(({ url }) => url.startsWith(at(hosts.lab)))).toMatchObject({ x: 40, y: 60 });
    // That display is not there any more.
    expect(windows.find(({ url }) => url.startsWith(at(hosts.forums)))?.x).toBeLessThan(1680);
  });

  test('Quit ends everything', async () => {
    const desktop = await start();
    await desktop.lab;
    await desktop.act({ do: 'choose', item: 'quit' });
    expect(await desktop.ended).toBe(0);
    expect(desktop.said).not.toContain('While ending');
  });

  test('started twice, the second one goes and the first one comes to the front', async () => {
    const desktop = await start();
    await desktop.lab;
    const second = await start({ FAKE_ELECTRON_SECOND: '1' });
    expect(await second.ended).toBe(0);
    await expect.poll(() => second.said).toContain('The lab is open already');
    const { windows } = await desktop.act({ do: 'start again' });
    expect(windows.find(({ focused }) => focused)?.url).toContain(hosts.lab);
  });

  test('saves the report of a run where the person says', async () => {
    const desktop = await start();
    const lab = await desktop.lab;
    const began = performance.now();
    expect(await lab.runs(first?.id ?? '', scenario?.id ?? '')).toBe('passed');
    const tookMs = performance.now() - began;
    await lab.obey({ do: 'move clock', byMs: 1000 });
    const file = join(home, 'report.json');
    await desktop.act({ do: 'choose', item: 'Save Report…', savesAs: file });
    const report = z.object({
      version: z.literal(1),
      shell: z.object({ kind: z.literal('electron') }),
      runs: z.tuple([z.object({ workflow: z.string(), verdict: z.string(), durationMs: z.number() })]),
    });
    const read = async () => report.parse(JSON.parse(await readFile(file, 'utf8')));
    await expect.poll(() => read().catch(() => undefined), { timeout: 10_000 }).toBeDefined();
    const [{ durationMs, ...saved }] = (await read()).runs;
    expect(saved).toEqual({ workflow: first?.id, verdict: 'passed' });
    // In real time: in the lab's, whole lifetimes have passed.
    expect(durationMs).toBeGreaterThan(0);
    expect(durationMs).toBeLessThan(tookMs);
  });

  test('developer tools take the debugger away, and the run goes on all the same', async () => {
    const desktop = await start();
    const lab = await desktop.lab;
    await desktop.act({ do: 'choose', item: 'toggleDevTools' });
    expect(await lab.runs(first?.id ?? '', scenario?.id ?? '')).toBe('passed');
  });
});
