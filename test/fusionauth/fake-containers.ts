import type { FastifyInstance } from 'fastify';
import { ContainerError } from '../../main/fusionauth/container/fault.ts';
import type { ContainerFusionAuth, ContainerOptions } from '../../main/fusionauth/container/index.ts';
import type { StartContainer } from '../../main/fusionauth/in-docker.ts';
import { startEmbedded } from '../../main/fusionauth/start-embedded.ts';

/** One start that was asked for, to be ended as a test wants it. */
interface AskedStart {
  readonly options: ContainerOptions;
  /** It is ready; `answers` in place of a FusionAuth that works. */
  succeed(answers?: FastifyInstance): Promise<void>;
  fail(error: Error): void;
  /** It ends by itself after it was ready. */
  die(says: string): void;
  /** How often it was brought back to its kickstart. */
  readonly restored: number;
  readonly isClosed: boolean;
}

/** Containers without Docker: what startContainer promises, kept by hand, around an embedded server with a clock that stands still. */
export interface FakeContainers {
  readonly startContainer: StartContainer;
  readonly starts: readonly AskedStart[];
  /** Resolves with the start of that number, the first being 0, as soon as it is asked for. */
  start(at: number): Promise<AskedStart>;
}

export function createFakeContainers(): FakeContainers {
  const starts: AskedStart[] = [];
  const waiting: (() => void)[] = [];

  const startContainer: StartContainer = (options) => {
    const { promise, resolve, reject } = Promise.withResolvers<ContainerFusionAuth>();
    const died = Promise.withResolvers<string>();
    // As the real one does, which also removes everything first.
    const onAbort = () => reject(new ContainerError({ kind: 'cancelled' }));
    if (options.signal?.aborted) onAbort();
    options.signal?.addEventListener('abort', onAbort, { once: true });
    let restored = 0;
    let isClosed = false;
    starts.push({
      options,
      async succeed(answers) {
        const server = await startEmbedded({ now: () => Date.now() }, options.environment);
        resolve({
          ...server,
          kind: 'container',
          clock: 'real',
          ...(answers ? { answersAt: { in: 'process', app: answers } } : {}),
          died: died.promise,
          restore: async () => {
            restored += 1;
          },
          close: async () => {
            isClosed = true;
            await server.close();
          },
        });
        await promise.catch(() => server.close());
      },
      fail: reject,
      die: died.resolve,
      get restored() {
        return restored;
      },
      get isClosed() {
        return isClosed;
      },
    });
    for (const go of waiting.splice(0)) go();
    return promise;
  };

  return {
    startContainer,
    starts,
    async start(at) {
      for (;;) {
        const found = starts[at];
        if (found) return found;
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
  };
}
