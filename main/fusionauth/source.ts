import type { Clock } from './embedded/index.ts';
import type { FusionAuth } from './port.ts';

/** The FusionAuth of one launch, for one experiment after the other. */
export interface FusionAuthSource {
  /** Fresh, as the kickstart file has it. Closing it leaves what may serve the next experiment. */
  start(clock: Clock, environment: Readonly<Record<string, string>>): Promise<FusionAuth>;
  /** Ends what is left, and cancels a start in progress. */
  end(): Promise<void>;
}
