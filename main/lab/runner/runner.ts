import { setTimeout as wait } from 'node:timers/promises';
import type { RunVerdict } from '../../recording/entry.ts';
import { WindowClosedError } from '../../shells/cdp/window-closed.ts';
import type { RunnerStatus } from '../api/protocol.ts';
import { CannotGoOnError } from '../cannot-go-on.ts';
import type { World } from '../world/world.ts';
import { movesOf } from './moves.ts';
import { type Performer, sayAction } from './perform.ts';
import type { Windows } from './windows.ts';

/** How long a message that must follow may take, in real milliseconds. */
const PATIENCE_MS = 10_000;

/** How long after an action has failed for want of its window it may take to know what became of that, in milliseconds. */
const LAST_WORD_MS = 2000;

/** How a run ended, and why if it could not be run. */
export interface RunResult {
  readonly verdict: RunVerdict;
  readonly reason?: string;
}

/** Goes through a scenario as a person would, move by move. */
export interface Runner {
  readonly status: RunnerStatus;
  /** Runs to the end, or until `pause`. Never rejects: what went wrong is in the result and in the log. */
  run(): Promise<RunResult | undefined>;
  /** One move. */
  step(): Promise<RunResult | undefined>;
  /** Stops after the move in progress. */
  pause(): void;
  /** Ends now: what has not been done is not run. */
  stop(reason: string): void;
}

/** A runner at the first move. `onStatus` hears of every change. */
export function createRunner(world: World, windows: Windows, performer: Performer, onStatus: () => void): Runner {
  const { judge, log } = world;
  const moves = movesOf(world.scenario, judge.lines);
  const lost = Promise.race([windows.lost, world.lost]);
  lost.catch(() => undefined); // It may happen while nothing is being done.
  let next = 0;
  let status: RunnerStatus = 'idle';
  let result: RunResult | undefined;

  const isRunning = () => status === 'running';

  const become = (now: RunnerStatus) => {
    status = now;
    onStatus();
  };

  const end = (verdict: RunVerdict, reason?: string): RunResult => {
    if (result) return result;
    judge.close();
    result = { verdict, ...(reason ? { reason } : {}) };
    log.append({ type: 'run ended', ...result });
    become('ended');
    return result;
  };

  const begin = () => {
    if (next > 0 || status !== 'idle') return;
    judge.beStrict();
    log.append({
      type: 'run started',
      workflow: world.workflow.id,
      scenario: world.scenario.id,
      profileMode: world.scenario.profileMode,
      by: 'script',
    });
  };

  /** An action only knows that its window is going away; what took it away is known a moment later. */
  const whyLost = (error: WindowClosedError): Promise<string> => {
    const late = wait(LAST_WORD_MS, error.message, { ref: false });
    return Promise.race([lost, late]).catch((reason: unknown) => sayError(reason));
  };

  /** True when the messages that had to follow came, whatever the verdict on them. */
  const follow = async (group: number): Promise<boolean> => {
    const patience = new AbortController();
    const came = judge.settled(group).then(() => true);
    // An answer that led elsewhere: once the browser is quiet, nothing more can follow.
    const elsewhere = judge
      .diverged(group)
      .then(() => windows.idle())
      .then(() => false);
    const late = wait(PATIENCE_MS, false, { signal: patience.signal }).catch(() => false);
    const followed = await Promise.race([came, elsewhere, late]);
    patience.abort();
    if (!followed) judge.giveUp(group);
    await windows.idle();
    await world.settled();
    return followed || judge.isComplete(group);
  };

  const move = async (): Promise<RunResult | undefined> => {
    const current = moves[next];
    if (!current) return end(verdictOf(world));
    next += 1;
    for (const action of current.actions) {
      const by = action.do === 'steal' || action.do === 'attack' ? 'attacker' : 'script';
      log.append({ type: 'action', by, says: sayAction(action), step: current.step });
      try {
        await Promise.race([performer.perform(action), lost]);
      } catch (error) {
        if (result) return result;
        if (error instanceof WindowClosedError) return end('could not run', await whyLost(error));
        if (error instanceof CannotGoOnError) return end('could not run', error.message);
        judge.fail(current.step, sayError(error));
        return end('failed');
      }
    }
    try {
      const complete = await Promise.race([follow(current.group), lost]);
      if (result) return result;
      return complete ? undefined : end('failed');
    } catch (error) {
      return end('could not run', error instanceof WindowClosedError ? await whyLost(error) : sayError(error));
    }
  };

  const advance = async (whole: boolean): Promise<RunResult | undefined> => {
    if (result || isRunning() || status === 'pausing') return result;
    begin();
    become('running');
    do {
      const ended = await move();
      if (ended) return ended;
      // pause() may have been called while the move was made.
    } while (whole && isRunning() && next < moves.length);
    if (next >= moves.length) return end(verdictOf(world));
    become('paused');
    return undefined;
  };

  return {
    get status() {
      return status;
    },
    run: () => advance(true),
    step: () => advance(false),
    pause: () => {
      if (isRunning()) become('pausing');
    },
    stop: (reason) => {
      if (next > 0) end('stopped', reason);
    },
  };
}

const sayError = (error: unknown) => (error instanceof Error ? error.message : String(error));

function verdictOf({ judge }: World): RunVerdict {
  return [...judge.judgements.values()].every(({ verdict }) => verdict === 'passed') ? 'passed' : 'failed';
}
