import { createServer } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { ContainerError, type Fault } from '../../../main/fusionauth/container/fault.ts';
import type { Images } from '../../../main/fusionauth/container/images.ts';
import { type ContainerOptions, startContainer } from '../../../main/fusionauth/container/index.ts';
import type { Progress } from '../../../main/fusionauth/container/progress.ts';
import { docker, engineHere, environment, leftBy, standInsHere } from './here.ts';

describe.skipIf(!engineHere.isThere)(`what keeps a FusionAuth in containers from running${engineHere.why}`, () => {
  let images: Images;
  beforeAll(async () => {
    images = await standInsHere();
  }, 120_000);

  /** Starts what cannot start; afterwards nothing may be there. */
  async function failing(options: Partial<ContainerOptions>): Promise<ContainerError> {
    const error = await startContainer({ environment, images, ...options }).then(
      async (started) => {
        await started.close();
        return undefined;
      },
      (reason: unknown) => reason,
    );
    expect(await leftBy()).toEqual([]);
    if (!(error instanceof ContainerError))
      throw new Error(`It should have failed with a ContainerError: ${String(error)}`);
    return error;
  }
  const nowhere: Images = {
    postgres: { role: 'PostgreSQL', name: '127.0.0.1:1/postgres:16', roughMegabytes: 150 },
    fusionauth: { role: 'FusionAuth', name: '127.0.0.1:1/fusionauth:1.69.0' },
  };

  it('offline: each image that is missing is named, with the command that gets it, and nothing is pulled', async () => {
    const progress: Progress[] = [];
    const { fault, message } = await failing({
      images: nowhere,
      offline: true,
      onProgress: (one) => progress.push(one),
    });
    expect(fault).toEqual({ kind: 'images missing', images: [nowhere.postgres.name, nowhere.fusionauth.name] });
    for (const { name } of [nowhere.postgres, nowhere.fusionauth]) expect(message).toContain(`docker pull ${name}`);
    expect(progress).toEqual([]);
  });

  it('online: what is pulled is said first, with its size; a pull that fails says why', async () => {
    const progress: Progress[] = [];
    const { fault } = await failing({ images: nowhere, onProgress: (one) => progress.push(one) });
    expect(progress).toEqual([
      { step: 'about to pull', image: nowhere.postgres.name, roughMegabytes: 150 },
      { step: 'about to pull', image: nowhere.fusionauth.name },
    ]);
    expect(fault).toMatchObject({
      kind: 'pull failed',
      image: nowhere.postgres.name,
      says: expect.stringContaining('refused'),
    });
  });

  it('FusionAuth ends while starting: exit code and last lines', async () => {
    const { fault, logs } = await failing({ settings: { STAND_IN_FAULT: 'dies' } });
    expect(fault).toEqual({ kind: 'died starting', what: 'FusionAuth', exitCode: 1 });
    expect(logs.join('\n')).toContain('java.lang.IllegalStateException');
  });

  it('it runs out of memory', async () => {
    const { fault } = await failing({ settings: { STAND_IN_FAULT: 'memory' }, memoryLimit: 192 });
    expect(fault).toEqual({ kind: 'out of memory', what: 'FusionAuth', when: 'starting' });
  });

  it('the kickstart never ends: says what is missing and how long was waited', async () => {
    const { fault, message, logs } = await failing({ settings: { STAND_IN_FAULT: 'no kickstart' }, patience: 6 });
    expect(fault).toMatchObject({ kind: 'too slow', seconds: 6 });
    expect(message).toContain('the application Store');
    expect(logs.join('\n')).toContain('HTTP server listening on port [9011]');
  });

  it('the port is taken', async () => {
    const blocker = createServer();
    const port = await new Promise<number>((resolve) => {
      blocker.listen(0, '127.0.0.1', () => {
        const address = blocker.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    const { fault } = await failing({ port });
    expect(fault).toEqual({ kind: 'port taken', port });
    await new Promise((resolve) => blocker.close(resolve));
  });

  it.each(['PostgreSQL', 'FusionAuth'])(
    '%s dies in the middle of a run: the one who watches is told in a sentence',
    async (role) => {
      const running = await startContainer({ environment, images });
      const names = (await leftBy()).filter((name) => name.startsWith('/'));
      const victim = names.find((name) => name.includes('loginscope-fusionauth') === (role === 'FusionAuth'));
      await docker()
        .getContainer(victim?.slice(1) ?? '')
        .kill({ signal: 'SIGKILL' });
      expect(await running.died).toContain(`${role} ended in the middle of the run (exit 137`);
      await running.close();
      expect(await leftBy()).toEqual([]);
    },
  );

  it.each(['starting', 'kickstart', 'ready'] as const)('cancelled at "%s": as if it had never begun', async (when) => {
    const cancel = new AbortController();
    const onProgress = ({ step }: Progress) => step === when && cancel.abort();
    if (when === 'ready') {
      const started = await startContainer({ environment, images, signal: cancel.signal, onProgress });
      await started.close(); // Too late to cancel: it is there, and ends as any other.
      expect(await leftBy()).toEqual([]);
      return;
    }
    const { fault } = await failing({ signal: cancel.signal, onProgress });
    expect(fault).toEqual({ kind: 'cancelled' } satisfies Fault);
  });

  it('cancelled before it began', async () => {
    expect((await failing({ signal: AbortSignal.abort() })).fault).toEqual({ kind: 'cancelled' });
  });
});
