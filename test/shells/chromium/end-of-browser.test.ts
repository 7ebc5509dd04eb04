import type { ChildProcess } from 'node:child_process';
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sweepUserData } from '../../../main/shells/chromium/user-data.ts';

const run = promisify(execFile);

/** The child's temporary directory. */
let temporary = '';

function nameFor(child: ChildProcess): string {
  return `loginscope-browser-${child.pid}-`;
}

async function browsersOf(child: ChildProcess): Promise<string[]> {
  const { stdout } = await run('ps', ['-A', '-ww', '-o', 'command'], { maxBuffer: 2 ** 24 });
  return stdout.split('\n').filter((line) => line.includes(nameFor(child)));
}

/** Nobody tells of the end of another's processes, so they are listed until there are none; the test's time limit ends it. */
async function browsersGone(child: ChildProcess): Promise<void> {
  while ((await browsersOf(child)).length > 0);
}

async function directoriesOf(child: ChildProcess): Promise<string[]> {
  return (await readdir(temporary)).filter((name) => name.startsWith(nameFor(child)));
}

async function launched(): Promise<ChildProcess> {
  const child = fork(new URL('launch-and-stay.ts', import.meta.url), {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, TMPDIR: temporary },
  });
  await once(child, 'message');
  expect(await browsersOf(child)).not.toEqual([]);
  expect(await directoriesOf(child)).toHaveLength(1);
  return child;
}

// Windows has neither signals nor ps.
describe.skipIf(process.platform === 'win32')('the browser and its directory are gone', () => {
  beforeAll(async () => {
    temporary = await mkdtemp(join(tmpdir(), 'end-of-browser-'));
  });
  afterAll(() => rm(temporary, { recursive: true, force: true }));

  const ends: Readonly<Record<string, (child: ChildProcess) => void>> = {
    'after close': (child) => child.send('close'),
    'after SIGINT': (child) => child.kill('SIGINT'),
    'after SIGTERM': (child) => child.kill('SIGTERM'),
    'after an uncaught error': (child) => child.send('throw'),
  };
  for (const [when, end] of Object.entries(ends)) {
    test(when, async () => {
      const child = await launched();
      const exited = once(child, 'exit');
      end(child);
      await exited;
      await browsersGone(child);
      expect(await directoriesOf(child)).toEqual([]);
    });
  }

  test('after SIGKILL, the directory with the next launch', async () => {
    const child = await launched();
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    await browsersGone(child);
    await sweepUserData(temporary);
    expect(await directoriesOf(child)).toEqual([]);
  });
});
