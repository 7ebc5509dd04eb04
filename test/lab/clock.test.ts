import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createLabClock, systemClock } from '../../main/lab/clock.ts';
import { standingClock } from '../support/clock.ts';

const main = join(import.meta.dirname, '..', '..', 'main');

it("the machine's clock is read in one place", async () => {
  const readers: string[] = [];
  for (const name of await readdir(main, { recursive: true })) {
    if (!name.endsWith('.ts')) continue;
    if (/\bDate\.now\b|\bnew Date\(\)|\btimeOrigin\b/.test(await readFile(join(main, name), 'utf8')))
      readers.push(name);
  }
  // The other one is text: what tells a page the time, in the browser.
  expect(readers.sort()).toEqual([join('lab', 'clock.ts'), join('shells', 'cdp', 'page-clock.ts')]);
});

it('and given in whole milliseconds, as FusionAuth has its instants', () => {
  expect(Number.isInteger(systemClock.now())).toBe(true);
});

it("the lab's clock runs with the machine's, and moves forward only", () => {
  const base = standingClock();
  const clock = createLabClock(base);
  clock.advance(5000);
  base.advance(1000);
  expect(clock.now() - base.now()).toBe(5000);
  expect(clock.offset).toBe(5000);
  for (const ms of [-1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => clock.advance(ms)).toThrow(RangeError);
});
