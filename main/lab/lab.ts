import type { SiteName } from '../../scenarios/parties.ts';
import type { ProfileMode, Scenario } from '../../scenarios/step.ts';
import type { Workflow } from '../../scenarios/workflow.ts';
import type { Provisioning } from '../fusionauth/kickstart/provisioning.ts';
import type { SwitchableFusionAuth } from '../fusionauth/switchable.ts';
import type { Recording } from '../recording/recording.ts';
import type { Shell, WindowBounds } from '../shells/port.ts';
import type { LabState } from './api/protocol.ts';
import type { FrontDoor } from './front-door/front-door.ts';
import type { SenderMarks } from './front-door/sender.ts';
import { recordingOf } from './recorder/recording-of.ts';
import { createPerformer, type Performer } from './runner/perform.ts';
import { createRunner, type Runner } from './runner/runner.ts';
import { createWindows, type Windows } from './runner/windows.ts';
import { createWorld, type World, type WorldOptions } from './world/world.ts';

/** One world with its windows and its runner. */
export interface Experiment {
  readonly world: World;
  /** null where nothing can open windows. */
  readonly windows: Windows | null;
  readonly runner: Runner | null;
  readonly performer: Performer | null;
  readonly profileMode: ProfileMode;
}

export interface LabOptions {
  readonly shell: Shell | null;
  readonly frontDoor: FrontDoor;
  readonly marks: SenderMarks;
  readonly fusionauth: SwitchableFusionAuth;
  readonly provisioning: Provisioning;
  readonly pages: string;
  /** Where the windows of the sites go on a screen. */
  readonly bounds?: Partial<Readonly<Record<SiteName, WindowBounds>>>;
  readonly tamper?: NonNullable<WorldOptions['tamper']>;
}

/** The laboratory: one experiment at a time, each in a fresh world. */
export interface Lab {
  readonly experiment: Experiment;
  readonly state: LabState;
  /** The latest scripted run of each workflow's own scenario in this launch that nobody stopped, by workflow. */
  readonly recordings: ReadonlyMap<string, Recording>;
  /** Workflows to run for a comparison, the first in progress. Whoever runs them sets it. */
  toRecord: readonly string[];
  /** Where experiments get their FusionAuth from. */
  readonly fusionauth: SwitchableFusionAuth;
  /** Ends the experiment and begins another. Rejects when the new world cannot be built; then there is none. */
  begin(workflow: Workflow, scenario: Scenario, profileMode?: ProfileMode): Promise<Experiment>;
  /** Told whenever `state` may have changed, and with `fresh` when another experiment began. */
  onChange(listener: (what: 'state' | 'fresh') => void): void;
  close(): Promise<void>;
}

/** A lab at the first workflow of the catalogue. Call `begin` before anything else. */
export function createLab(options: LabOptions): Lab {
  const { shell, frontDoor, fusionauth, provisioning } = options;
  const listeners: ((what: 'state' | 'fresh') => void)[] = [];
  const tell = (what: 'state' | 'fresh') => {
    for (const listener of listeners) listener(what);
  };
  let experiment: Experiment | undefined;
  /** The latest stays to be looked at until the next stands. */
  const ended = new WeakSet<Experiment>();
  let run = 0;
  const recordings = new Map<string, Recording>();
  let toRecord: readonly string[] = [];

  fusionauth.onChange(() => {
    if (experiment) tell('state');
  });

  const end = async () => {
    const ending = experiment;
    if (!ending || ended.has(ending)) return;
    ended.add(ending);
    ending.runner?.stop('Another run was begun.');
    await ending.windows?.close();
    await ending.world.close();
  };

  const current = () => {
    if (!experiment) throw new Error('No experiment has begun.');
    return experiment;
  };

  return {
    get experiment() {
      return current();
    },
    get state() {
      const recorded = [...recordings.values()].map(({ workflow, verdict }) => ({ workflow, verdict }));
      return { ...describe(current(), run, options), recorded, toRecord };
    },
    async begin(workflow, scenario, profileMode = scenario.profileMode) {
      await end();
      const world = await createWorld({ ...options, workflow, scenario });
      run += 1;
      world.log.subscribe((entry) => {
        if (entry.type === 'clock') tell('state');
        // A run that was stopped half-way says less than the one before it.
        const isWhole = entry.type === 'run ended' && entry.verdict !== 'stopped';
        if (isWhole && scenario.id === workflow.scenarios[0].id) {
          recordings.set(workflow.id, recordingOf(world, entry));
        }
      });
      world.waits.onChange(() => tell('state'));
      const windows =
        shell &&
        createWindows({ shell, world, profileMode, bounds: options.bounds ?? {}, onChange: () => tell('state') });
      const performer = windows && createPerformer(world, windows, provisioning.user, frontDoor.origin);
      const runner = windows && performer && createRunner(world, windows, performer, () => tell('state'));
      experiment = { world, windows, performer, runner, profileMode };
      tell('fresh');
      return experiment;
    },
    fusionauth,
    recordings,
    get toRecord() {
      return toRecord;
    },
    set toRecord(next) {
      toRecord = next;
      if (experiment) tell('state');
    },
    onChange: (listener) => {
      listeners.push(listener);
    },
    close: end,
  };
}

function describe(
  experiment: Experiment,
  run: number,
  { shell, frontDoor, fusionauth, provisioning }: LabOptions,
): Omit<LabState, 'recorded' | 'toRecord'> {
  const { world, windows, runner, profileMode } = experiment;
  return {
    run,
    workflow: world.workflow.id,
    scenario: world.scenario.id,
    profileMode,
    runner: runner?.status ?? 'idle',
    fusionauth: {
      kind: world.fusionauth.kind,
      version: world.fusionauth.version,
      offline: fusionauth.offline,
      noContainers: fusionauth.noContainers ?? null,
      change: fusionauth.change,
    },
    shell: shell ? { kind: shell.kind, version: shell.version } : null,
    clock: {
      now: world.clock.now(),
      offset: world.clock.offset,
      runStartedAt: world.startedAt,
      isMovable: world.fusionauth.clock === 'movable',
      waiting: world.waits.current ?? null,
    },
    lifetimes: world.lifetimes,
    windows: windows?.open ?? [],
    addresses: {
      store: frontDoor.origin('store'),
      forums: frontDoor.origin('forums'),
      fusionauth: frontDoor.origin('fusionauth'),
    },
    user: { email: provisioning.user.email },
  };
}
