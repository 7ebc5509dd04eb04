import type { FusionAuth } from '../../fusionauth/port.ts';
import type { Experiment, Lab } from '../lab.ts';
import { CannotNowError } from './cannot-now.ts';

/** Changes from one FusionAuth to the other, without taking a run away from anybody. */
export interface ChangingFusionAuth {
  /**
   * Resolves when the change has begun: in containers it goes on behind it, and ends with a fresh experiment. Throws CannotNowError.
   */
  use(kind: FusionAuth['kind'], pull: boolean): Promise<void>;
  /** Calls `anew`, which begins an experiment: on the FusionAuth that is ready, if one is; when that fails, on the one before. */
  begin(anew: () => Promise<Experiment>): Promise<Experiment>;
}

export interface ChangingOptions {
  readonly lab: Lab;
  /** Begins the present workflow and scenario afresh, by hand. */
  readonly beginAfresh: () => Promise<void>;
  /** Does something between two commands. */
  readonly inTurn: (work: () => Promise<void>) => Promise<void>;
}

/** For the FusionAuth of `lab`. */
export function createChangingFusionAuth({ lab, beginAfresh, inTurn }: ChangingOptions): ChangingFusionAuth {
  const { fusionauth } = lab;

  const statusNow = () => lab.experiment.runner?.status ?? 'idle';
  const isRunning = () => statusNow() === 'running' || statusNow() === 'pausing' || lab.toRecord.length > 0;

  const takeOverWhenReady = async (ready: Promise<boolean>): Promise<void> => {
    const asked = { experiment: lab.experiment, hasEnded: statusNow() === 'ended' };
    /** Whether a person would lose nothing of a run that was not over when the change was asked for. */
    const isUndisturbed = () =>
      !isRunning() &&
      (statusNow() === 'idle' || (statusNow() === 'ended' && asked.hasEnded && lab.experiment === asked.experiment));
    if (!(await ready)) return;
    await inTurn(async () => {
      // Otherwise it waits for the next experiment, or for the person to say so.
      if (fusionauth.change.state === 'ready' && isUndisturbed()) await beginAfresh();
    });
  };

  return {
    async use(kind, pull) {
      const refusal = fusionauth.whyNot(kind, pull);
      if (refusal !== undefined) throw new CannotNowError(refusal);
      const isGivenUp = kind === fusionauth.kind;
      if (!isGivenUp && isRunning())
        throw new CannotNowError('A run is in progress on the FusionAuth in use. Pause or reset it first.');
      if (fusionauth.change.state === 'ready' && !isGivenUp) return beginAfresh();
      const ready = fusionauth.prepare(kind, pull);
      if (kind === 'embedded') {
        if (await ready) await beginAfresh();
        return;
      }
      takeOverWhenReady(ready).catch((error: unknown) => {
        const says = `The lab could not begin on the other FusionAuth: ${error instanceof Error ? error.message : String(error)}`;
        lab.experiment.world.log.append({ type: 'lab problem', says });
      });
    },
    async begin(anew) {
      const adoption = fusionauth.adopt();
      if (!adoption) return anew();
      try {
        const begun = await anew();
        adoption.settle();
        return begun;
      } catch (error) {
        await adoption.undo(error);
        return anew();
      }
    },
  };
}
