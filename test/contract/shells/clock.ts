import { expect, test } from 'vitest';
import { z } from 'zod';
import { evaluate } from '../../../main/shells/cdp/evaluate.ts';
import { goto } from '../../../main/shells/cdp/goto.ts';
import { createPageClock } from '../../../main/shells/cdp/page-clock.ts';
import type { Bench } from './bench.ts';
import { store } from './bench.ts';

const hour = 3_600_000;
/** How far two readers of one clock may be apart, in milliseconds. */
const tolerance = 60_000;

/** The time that pages are told. */
export function clockContract(bench: Bench): void {
  test('a page is told the time of the lab, the one that is open and the next one, and the last time told counts', async () => {
    const { window } = await bench.observedWindow();
    // What the page's own script sees, which runs before anybody could tell it anything.
    bench.server.page(`${store}/`, '<script>globalThis.began = Date.now()</script>');
    const address = bench.server.url(`${store}/`);
    const ahead = async (expression: string) =>
      (await evaluate(window, 'asking for the time', z.number(), expression)) - Date.now();
    const clock = createPageClock(window);

    await goto(window, address);
    expect(Math.abs(await ahead('Date.now()'))).toBeLessThan(tolerance);
    await clock.show(hour);
    expect(Math.abs((await ahead('Date.now()')) - hour)).toBeLessThan(tolerance);
    await clock.show(3 * hour);
    expect(Math.abs((await ahead('Date.now()')) - 3 * hour)).toBeLessThan(tolerance);
    await goto(window, address);
    expect(Math.abs((await ahead('began')) - 3 * hour)).toBeLessThan(tolerance);
  });
}
