import { flatten, numberScenario } from '../../../scenarios/numbering.ts';
import type { Action } from '../../../scenarios/step.ts';
import { findWorkflow } from '../find-workflow.ts';
import type { Experiment, Lab } from '../lab.ts';
import { moveClock, moveClockPast } from '../runner/move-clock.ts';
import { sayAction } from '../runner/perform.ts';
import { CannotNowError } from './cannot-now.ts';
import { createChangingFusionAuth } from './change-fusionauth.ts';
import type { Command } from './protocol.ts';

/** Carries out what the dashboard asks, one command after the other. */
export interface Obedience {
  /** Resolves when the command has taken effect; a run goes on behind it. Rejects with an Error whose message is for people. */
  obey(command: Command): Promise<void>;
  /** A fresh experiment for a person: windows of both sites are opened where there is a shell. */
  beginByHand(workflow: string, scenario?: string): Promise<void>;
  /** Gives up a change of FusionAuth that is under way. Resolves when nothing of it is left. */
  end(): Promise<void>;
}

/** Obeys for `lab`. */
export function createObedience(lab: Lab): Obedience {
  let queue: Promise<unknown> = Promise.resolve();

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = queue.then(work);
    queue = done.catch(() => undefined); // The one who asked is told; the next command is not concerned.
    return done;
  };

  const find = (by: 'person' | 'script', workflow: string, scenarioId?: string, mode?: Experiment['profileMode']) => {
    const found = findWorkflow(workflow);
    const scenario =
      scenarioId === undefined ? found.scenarios[0] : found.scenarios.find(({ id }) => id === scenarioId);
    if (!scenario) throw new CannotNowError(`The workflow ${workflow} has no scenario "${scenarioId}".`);
    return () => lab.begin(found, scenario, by === 'script' ? scenario.profileMode : mode);
  };

  const changing = createChangingFusionAuth({ lab, inTurn, beginAfresh: () => beginByHand(...same()) });

  /** On the FusionAuth that a person has asked for. */
  const begin = async (...asked: Parameters<typeof find>) => changing.begin(find(...asked));

  const beginByHand = async (workflow: string, scenarioId?: string, mode?: Experiment['profileMode']) => {
    const { world, windows, performer, profileMode } = await begin('person', workflow, scenarioId, mode);
    world.log.append({ type: 'run started', workflow, scenario: world.scenario.id, profileMode, by: 'person' });
    if (!windows || !performer) return;
    for (const site of ['store', 'forums'] as const) await performer.perform({ do: 'open', site });
  };

  const same = () => {
    const { world } = lab.experiment;
    return [world.workflow.id, world.scenario.id] as const;
  };

  const refuseWhileRunning = () => {
    const status = lab.experiment.runner?.status;
    if (status === 'running' || status === 'pausing')
      throw new CannotNowError('A run is in progress. Pause or reset it first.');
  };

  /** The runner to go on with: the one that is paused, or one in a fresh world. */
  const freshRunner = async () => {
    const { runner } = lab.experiment;
    if (runner?.status === 'paused') return runner;
    refuseWhileRunning();
    const fresh = (await begin('script', ...same())).runner;
    if (!fresh)
      throw new CannotNowError(
        'Nothing here can open windows (lab serve). Start with `npm start` or use `npm run lab -- run`.',
      );
    return fresh;
  };

  /** One after the other, until the list is done or somebody steers the lab elsewhere. */
  const recordAll = async () => {
    // All of them on the same FusionAuth, so that the workflows are what is compared.
    let beginNext = begin;
    for (let [next] = lab.toRecord; next !== undefined; [next] = lab.toRecord) {
      const { runner } = await beginNext('script', next);
      beginNext = async (...asked) => find(...asked)();
      await runner?.run();
      lab.toRecord = lab.toRecord.slice(1);
    }
  };

  const beginRecording = (workflows: readonly string[]) => {
    if (!lab.experiment.runner)
      throw new CannotNowError('Nothing here can open windows (lab serve). Use `npm run lab -- compare`.');
    if (lab.toRecord.length > 0) throw new CannotNowError('Workflows are being run already.');
    refuseWhileRunning();
    for (const id of workflows) findWorkflow(id);
    lab.toRecord = workflows;
    void recordAll().catch((error: unknown) => {
      lab.toRecord = [];
      lab.experiment.world.log.append({
        type: 'lab problem',
        says: `The workflows could not all be run: ${String(error)}`,
      });
    });
  };

  const attackOf = (step: string): { actions: readonly Action[] } => {
    const { scenario } = lab.experiment.world;
    const numbered = numberScenario(scenario)
      .flatMap(flatten)
      .find(({ id }) => id === step);
    const action = numbered?.step.kind === 'message' ? numbered.step.action : undefined;
    if (!numbered || action?.do !== 'attack')
      throw new CannotNowError('Only an attack can be asked of the lab; the rest is done in the windows.');
    return { actions: [...(scenario.phases[numbered.phase]?.before ?? []), action] };
  };

  /** Commands with which a person takes the lab over; a comparison that is being recorded ends with what it has. */
  const takesOver = new Set<Command['do']>(['choose', 'reset', 'profile mode', 'run', 'step']);

  const carryOut = async (command: Command): Promise<void> => {
    if (takesOver.has(command.do)) lab.toRecord = [];
    const { world, runner, performer, windows } = lab.experiment;
    switch (command.do) {
      case 'choose':
        return beginByHand(command.workflow, command.scenario);
      case 'reset':
        return beginByHand(...same());
      case 'profile mode':
        return beginByHand(...same(), command.mode);
      case 'run': {
        const fresh = await freshRunner();
        void fresh.run();
        return;
      }
      case 'step': {
        const fresh = await freshRunner();
        void fresh.step();
        return;
      }
      case 'pause':
        if (lab.toRecord.length === 0) return runner?.pause();
        lab.toRecord = lab.toRecord.slice(0, 1);
        return;
      case 'record':
        return beginRecording(command.workflows);
      case 'open window': {
        if (!performer) throw new CannotNowError(`Open ${lab.state.addresses[command.site]} in your own browser.`);
        const open = windows?.open.some(({ site }) => site === command.site);
        if (!open) return performer.perform({ do: 'open', site: command.site });
        return (await windows?.window(command.site))?.focus();
      }
      case 'move clock':
        return moveClock(world, command.byMs, 'by hand');
      case 'move clock past':
        return moveClockPast(world, command.lifetime).catch((error: unknown) => {
          // Whoever has ended the experiment does not want to hear that it was ended.
          if (!world.closed.aborted) throw error;
        });
      case 'use fusionauth':
        return changing.use(command.kind, command.pull ?? false);
      case 'cancel fusionauth':
        return lab.fusionauth.cancel();
      case 'perform': {
        if (!performer)
          throw new CannotNowError('There is no browser of the lab to steal from. Start with `npm start`.');
        for (const action of attackOf(command.step).actions) {
          world.log.append({ type: 'action', by: 'attacker', says: sayAction(action), step: command.step });
          await performer.perform(action);
        }
      }
    }
  };

  return {
    obey(command) {
      // A start in containers is cancelled while others wait for it; and where time is real nobody waits for who waits for it.
      if (command.do === 'cancel fusionauth') return carryOut(command);
      if (command.do === 'move clock past') return queue.then(() => carryOut(command));
      return inTurn(() => carryOut(command));
    },
    beginByHand: (workflow, scenario) => beginByHand(workflow, scenario),
    end: () => lab.fusionauth.cancel(),
  };
}
