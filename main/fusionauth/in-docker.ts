import { z } from 'zod';
import type { ContainerFusionAuth, ContainerOptions } from './container/index.ts';
import type { OnProgress } from './container/progress.ts';
import type { FusionAuth } from './port.ts';
import type { FusionAuthSource } from './source.ts';

/** What starts the containers: startContainer, or a test's own. */
export type StartContainer = (options: ContainerOptions) => Promise<ContainerFusionAuth>;

/** FusionAuth in containers. Once ended it stays ended. */
export interface DockerSource extends FusionAuthSource {
  /** Has it running before it is asked for; the next `start` takes it as it is. Throws what startContainer throws. */
  prepare(environment: Readonly<Record<string, string>>): Promise<FusionAuth>;
}

export interface InDockerOptions {
  /** Nothing is pulled. */
  readonly offline: boolean;
  /** The containers stay for the next launch. */
  readonly keep: boolean;
  readonly onProgress: OnProgress;
  readonly startContainer?: StartContainer;
}

const environmentSchema = z.object({ LOGINSCOPE_FUSIONAUTH_PATIENCE: z.coerce.number().positive().optional() });

/** Only who wants containers pays for loading what drives them. */
const loadAndStart: StartContainer = async (options) => {
  const { startContainer } = await import('./container/index.ts');
  return startContainer(options);
};

/** One group of containers serves every experiment of a launch: it is brought back to its kickstart for each. */
export function inDocker({ offline, keep, onProgress, startContainer = loadAndStart }: InDockerOptions): DockerSource {
  const cancel = new AbortController();
  let latest: Promise<ContainerFusionAuth> | undefined;
  let isDead = false;
  /** Nobody has used it since its kickstart. */
  let isUnused = false;

  const fresh = async (environment: Readonly<Record<string, string>>): Promise<ContainerFusionAuth> => {
    const { LOGINSCOPE_FUSIONAUTH_PATIENCE: patience } = environmentSchema.parse(process.env);
    const started = await startContainer({
      environment,
      offline,
      keepWarm: keep,
      onProgress,
      signal: cancel.signal,
      ...(patience === undefined ? {} : { patience }),
    });
    isDead = false;
    void started.died.then(() => {
      isDead = true;
    });
    return started;
  };

  /** What served the experiment before, as good as new; undefined when it cannot be had. */
  const again = async (environment: Readonly<Record<string, string>>): Promise<ContainerFusionAuth | undefined> => {
    const before = await latest?.catch(() => undefined);
    if (!before) return undefined;
    try {
      if (isDead) throw new Error('It has died.');
      if (!isUnused) await before.restore(environment);
      return before;
    } catch {
      await before.close();
      return undefined; // A fresh one is started instead.
    }
  };

  return {
    async prepare(environment) {
      latest = fresh(environment);
      const started = await latest;
      isUnused = true;
      return started;
    },
    async start(_clock, environment) {
      const before = await again(environment);
      isUnused = false;
      latest = before ? Promise.resolve(before) : fresh(environment);
      return { ...(await latest), close: async () => undefined };
    },
    async end() {
      cancel.abort();
      await (await latest?.catch(() => undefined))?.close();
    },
  };
}
