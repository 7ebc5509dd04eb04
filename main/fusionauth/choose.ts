import type { OnProgress } from './container/progress.ts';
import { whyNoContainers } from './containers-here.ts';
import { inDocker, type StartContainer } from './in-docker.ts';
import type { FusionAuthSource } from './source.ts';
import { startEmbedded } from './start-embedded.ts';
import { type SwitchableFusionAuth, switchable } from './switchable.ts';

/** Which FusionAuth a launch begins with, and what may be done for it. */
export interface FusionAuthChoice {
  readonly fusionauth: 'embedded' | 'container';
  /** Nothing is pulled. */
  readonly offline?: boolean;
  /** The containers stay for the next launch. */
  readonly keepFusionauth?: boolean;
}

/** For tests: what else starts containers, and why there could be none. */
export interface OtherContainers {
  readonly startContainer?: StartContainer;
  readonly noContainers?: string | undefined;
}

const embedded = (): FusionAuthSource => ({ start: startEmbedded, end: async () => undefined });

/**
 * The FusionAuth that was chosen, to be exchanged for the other one at will. `onProgress` hears of every start in containers.
 * Starting throws what startEmbedded or startContainer throws.
 */
export function fusionAuthSource(
  { fusionauth, offline = false, keepFusionauth: keep = false }: FusionAuthChoice,
  onProgress: OnProgress = () => undefined,
  { startContainer, noContainers = whyNoContainers() }: OtherContainers = {},
): SwitchableFusionAuth {
  return switchable({
    first: fusionauth,
    offline,
    keep,
    noContainers,
    onProgress,
    embedded,
    docker: ({ pull, onProgress: hear }) =>
      inDocker({ offline: !pull, keep, onProgress: hear, ...(startContainer ? { startContainer } : {}) }),
  });
}
