import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeUserData, removeUserData, sweepUserData } from '../../../main/shells/chromium/user-data.ts';

/** Larger than any process id of the systems this runs on. */
const nobody = 2 ** 22 + 1;

test('sweeps what dead processes left, and nothing else', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'sweep-'));
  try {
    const { directory } = await makeUserData(parent);
    await mkdir(join(parent, `loginscope-browser-${nobody}-abc`, 'profiles'), { recursive: true });
    await mkdir(join(parent, 'loginscope-browser-notes'));
    await sweepUserData(parent);
    expect((await readdir(parent)).map((name) => join(parent, name)).toSorted()).toEqual(
      [directory, join(parent, 'loginscope-browser-notes')].toSorted(),
    );
    await removeUserData(directory);
    expect(await readdir(parent)).toEqual(['loginscope-browser-notes']);
  } finally {
    await rm(parent, { recursive: true });
  }
});
