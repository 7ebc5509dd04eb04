import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { diagnose, findEngine } from '../../../main/fusionauth/container/engine.ts';
import { sayFault } from '../../../main/fusionauth/container/fault.ts';

/** Machines without an engine that answers: what each lacks, and what to do. */

let folder = '';
let hung: Server;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loginscope-engine-'));
  hung = createServer();
  await once(hung.listen(join(folder, 'guarded.sock')), 'listening');
  await chmod(join(folder, 'guarded.sock'), 0o600);
  await chmod(folder, 0o755);
});
afterAll(async () => {
  hung.close();
  await rm(folder, { recursive: true, force: true });
});

it('an address that nobody listens at: not running, and no other engine is used instead', async () => {
  const at = `unix://${join(folder, 'absent.sock')}`;
  await expect(findEngine({ ...process.env, DOCKER_HOST: at })).rejects.toMatchObject({
    fault: { kind: 'docker not running', at },
    message: expect.stringContaining('Start Docker'),
  });
});

it('an address on the network that refuses: not running', async () => {
  const fault = await diagnose({ DOCKER_HOST: 'tcp://127.0.0.1:1' });
  expect(fault).toEqual({ kind: 'docker not running', at: 'tcp://127.0.0.1:1' });
});

it('a socket left behind by an engine that has ended: not running', async () => {
  await writeFile(join(folder, 'stale.sock'), '');
  const at = `unix://${join(folder, 'stale.sock')}`;
  expect(await diagnose({ DOCKER_HOST: at })).toEqual({ kind: 'docker not running', at });
});

it.skipIf(process.getuid?.() !== 0)(
  'a socket of somebody else: no permission (needs to be run as root, to become nobody)',
  async () => {
    const script = `
    import { diagnose } from '${join(import.meta.dirname, '../../../main/fusionauth/container/engine.ts')}';
    process.stdout.write(JSON.stringify(await diagnose({ DOCKER_HOST: 'unix://${join(folder, 'guarded.sock')}' })));`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      uid: 65_534,
      gid: 65_534,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    await once(child, 'close');
    expect(JSON.parse(said)).toEqual({ kind: 'no permission', at: `unix://${join(folder, 'guarded.sock')}` });
  },
);

it('every fault is another sentence, and most say what to do', () => {
  const sentences = [
    sayFault({ kind: 'no docker' }),
    sayFault({ kind: 'docker not running', at: 'unix:///x' }),
    sayFault({ kind: 'no permission', at: 'unix:///x' }),
    sayFault({ kind: 'engine lost' }),
    sayFault({ kind: 'too slow', seconds: 3, missing: [] }),
    sayFault({ kind: 'cancelled' }),
  ];
  expect(new Set(sentences).size).toBe(sentences.length);
  expect(sentences[0]).toContain('--fusionauth');
});
