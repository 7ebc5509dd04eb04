import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ending } from '../../main/cli/ending.ts';
import { openOutput } from '../../main/cli/output.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loginscope-output-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function anEnding(): Ending {
  const undone: (() => Promise<void> | void)[] = [];
  return {
    undo: (action) => undone.push(action),
    now: async () => {
      for (const action of undone) await action();
    },
    asked: new Promise(() => undefined),
  };
}

describe('a report', () => {
  it('replaces what a file held, and not before it is written', async () => {
    const path = join(folder, 'report.json');
    await writeFile(path, 'the last report, which was longer');
    const ending = anEnding();
    const output = await openOutput(path, ending);
    expect(await readFile(path, 'utf8')).toBe('the last report, which was longer');
    await output.write('new');
    await ending.now();
    expect(await readFile(path, 'utf8')).toBe('new');
  });

  it('that is never written leaves an old file as it was, and no new one', async () => {
    const old = join(folder, 'old.json');
    await writeFile(old, 'old');
    const ending = anEnding();
    await openOutput(old, ending);
    await openOutput(join(folder, 'new.json'), ending);
    await ending.now();
    expect(await readdir(folder)).toEqual(['old.json']);
    expect(await readFile(old, 'utf8')).toBe('old');
  });

  it.each([
    ['no/such/folder.json', 'there is no such folder'],
    ['.', 'it is a folder'],
  ])('at %s is refused in a sentence', async (name, why) => {
    const path = join(folder, name);
    await expect(openOutput(path, anEnding())).rejects.toThrow(`Nothing can be written to ${path}: ${why}.`);
  });
});
