import { mkdir, mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { oneAtATime } from '../../main/cli/one-at-a-time.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loginscope-lock-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('works never overlap, and one that fails does not stop the next', async () => {
  let working = 0;
  const work = async (fails: boolean) => {
    working += 1;
    expect(working).toBe(1);
    // Whoever does not wait for the lock comes in while this is being read.
    await readdir(join(folder, 'a'));
    working -= 1;
    if (fails) throw new Error('It failed.');
    return 'done';
  };
  const works = [true, false, false].map((fails) => oneAtATime(join(folder, 'a', 'lock'), () => work(fails)));
  expect((await Promise.allSettled(works)).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
});

test('a lock that a killed process left is taken away', async () => {
  const lock = join(folder, 'stale');
  await mkdir(lock);
  await utimes(lock, 0, 0);
  expect(await oneAtATime(lock, async () => 'done')).toBe('done');
});
