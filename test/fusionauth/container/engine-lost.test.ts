import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweep } from '../../../main/fusionauth/container/sweep.ts';
import { docker, engineHere, leftBy, standInsHere } from './here.ts';

const ENGINE = '/var/run/docker.sock';

describe.skipIf(!engineHere.isThere || process.env.DOCKER_HOST !== undefined)(
  `an engine that ends in the middle of a run${engineHere.why}`,
  () => {
    let folder = '';
    const sockets = new Set<Socket>();
    /** Stands between the lab and the engine, so that one can be taken from the other. */
    const between = createServer((socket) => {
      const engine = createConnection(ENGINE);
      for (const [from, to] of [[socket, engine] as const, [engine, socket] as const]) {
        sockets.add(from);
        from.pipe(to);
        from.on('error', () => to.destroy());
        from.on('close', () => to.destroy());
      }
    });

    beforeAll(async () => {
      await standInsHere();
      folder = await mkdtemp(join(tmpdir(), 'loginscope-between-'));
      await once(between.listen(join(folder, 'docker.sock')), 'listening');
    }, 120_000);
    afterAll(() => rm(folder, { recursive: true, force: true }));

    it('is told in a sentence, and the next start sweeps what nobody could remove', { timeout: 60_000 }, async () => {
      const lab = spawn(process.execPath, [join(import.meta.dirname, 'start-and-stay.ts')], {
        env: { ...process.env, DOCKER_HOST: `unix://${join(folder, 'docker.sock')}` },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const said = createInterface({ input: lab.stdout })[Symbol.asyncIterator]();
      expect((await said.next()).value).toBe('ready');
      between.close();
      for (const socket of sockets) socket.destroy();
      expect((await said.next()).value).toBe(
        'The Docker engine has ended, and FusionAuth with it. Start Docker and begin again.',
      );
      if (lab.exitCode === null) await once(lab, 'exit');
      expect(await leftBy(lab.pid)).toHaveLength(3);
      await sweep(docker());
      expect(await leftBy(lab.pid)).toEqual([]);
    });
  },
);
