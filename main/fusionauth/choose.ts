import { z } from 'zod';
import type { ContainerFusionAuth } from './container/index.ts';
import type { OnProgress } from './container/progress.ts';
import type { Clock } from './embedded/index.ts';
import type { FusionAuth } from './port.ts';
import { startEmbedded } from './start-embedded.ts';

/** Which FusionAuth, and what may be done for it. */
export interface FusionAuthChoice {
  readonly fusionauth: 'embedded' | 'container';
  /** Nothing is pulled. */
  readonly offline?: boolean;
  /** The containers stay for the next launch. */
  readonly keepFusionauth?: boolean;
}

/** The FusionAuth of one launch, for one experiment after the other. */
export interface FusionAuthSource {
  /** Fresh, as the kickstart file has it. Closing it leaves what may serve the next experiment. */
  start(clock: Clock, environment: Readonly<Record<string, string>>): Promise<FusionAuth>;
  /** Ends what is left, and cancels a start in progress. */
  end(): Promise<void>;
}

const environmentSchema = z.object({ LOGINSCOPE_FUSIONAUTH_PATIENCE: z.coerce.number().positive().optional() });

/** The FusionAuth that was chosen. `tell` hears of a start's progress. Starting throws what startEmbedded or startContainer throws. */
export function fusionAuthSource(choice: FusionAuthChoice, tell: (line: string) => void): FusionAuthSource {
  return choice.fusionauth === 'embedded'
    ? { start: startEmbedded, end: async () => undefined }
    : inDocker(choice, tell);
}

/** One group of containers serves every experiment of a launch: it is brought back to its kickstart for each. */
function inDocker({ offline, keepFusionauth }: FusionAuthChoice, tell: (line: string) => void): FusionAuthSource {
  const cancel = new AbortController();
  let latest: Promise<ContainerFusionAuth> | undefined;
  let isDead = false;

  const fresh = async (environment: Readonly<Record<string, string>>): Promise<ContainerFusionAuth> => {
    // Only who wants containers pays for loading what drives them.
    const { sayProgress, startContainer } = await import('./container/index.ts');
    const { LOGINSCOPE_FUSIONAUTH_PATIENCE: patience } = environmentSchema.parse(process.env);
    const started = await startContainer({
      environment,
      offline: offline ?? false,
      keepWarm: keepFusionauth ?? false,
      onProgress: everyTenthPercent((progress) => tell(sayProgress(progress))),
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
      await before.restore(environment);
      return before;
    } catch {
      await before.close();
      return undefined; // A fresh one is started instead.
    }
  };

  return {
    async start(_clock, environment) {
      const before = await again(environment);
      latest = before ? Promise.resolve(before) : fresh(environment);
      return { ...(await latest), close: async () => undefined };
    },
    async end() {
      cancel.abort();
      await (await latest?.catch(() => undefined))?.close();
    },
  };
}

/** A terminal needs no line for every percent. */
function everyTenthPercent(tell: OnProgress): OnProgress {
  let last = -1;
  return (progress) => {
    const tenth = progress.step === 'pulling' ? Math.floor(progress.percent / 10) : -1;
    if (progress.step === 'pulling' && tenth === last) return;
    last = tenth;
    tell(progress);
  };
}
