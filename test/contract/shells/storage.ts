import { expect, test } from 'vitest';
import { z } from 'zod';
import { evaluate } from '../../../main/shells/cdp/evaluate.ts';
import { goto } from '../../../main/shells/cdp/goto.ts';
import type { Bench } from './bench.ts';
import { store } from './bench.ts';

/** What is observed of local and session storage. */
export function storageContract(bench: Bench): void {
  test('every write to local and session storage is told', async () => {
    const { window, notes } = await bench.observedWindow();
    bench.server.page(`${store}/`, '');
    await goto(window, bench.server.url(`${store}/`));
    const writes = `localStorage.setItem('jwt', 'a'); localStorage.setItem('jwt', 'b'); localStorage.removeItem('jwt');
      localStorage.setItem('x', '1'); localStorage.clear(); sessionStorage.setItem('state', 's'); 0`;
    await evaluate(window, 'writing', z.unknown(), writes);
    await notes.until(({ storages }) => storages.length === 6);
    const { origin } = new URL(bench.server.url(`${store}/`));
    const written = Map.groupBy(notes.storages, ({ area }) => area);
    expect(written.get('local storage')?.map(({ key, value }) => [key, value])).toEqual([
      ['jwt', 'a'],
      ['jwt', 'b'],
      ['jwt', null],
      ['x', '1'],
      ['x', null],
    ]);
    expect(written.get('session storage')?.map(({ key, value }) => [key, value])).toEqual([['state', 's']]);
    expect(new Set(notes.storages.map((change) => change.origin))).toEqual(new Set([origin]));
  });

  test('every look into it is told, with what it found, once until it finds something else', async () => {
    const { window, notes } = await bench.observedWindow();
    bench.server.page(`${store}/`, '');
    await goto(window, bench.server.url(`${store}/`));
    const looks = `localStorage.getItem('jwt'); localStorage.getItem('jwt'); localStorage.setItem('jwt', 'a');
      localStorage.getItem('jwt'); sessionStorage.getItem('state'); 0`;
    await evaluate(window, 'looking', z.unknown(), looks);
    await notes.until(({ reads }) => reads.length === 3);
    const { origin } = new URL(bench.server.url(`${store}/`));
    expect(notes.reads).toMatchObject([
      { origin, area: 'local storage', key: 'jwt', found: false },
      { origin, area: 'local storage', key: 'jwt', found: true },
      { origin, area: 'session storage', key: 'state', found: false },
    ]);
  });
}
