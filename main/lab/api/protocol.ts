import type { NumberedStep, StepId } from '../../../scenarios/numbering.ts';
import type { SiteName } from '../../../scenarios/parties.ts';
import type { Point } from '../../../scenarios/space.ts';
import type { Action, Lifetime, ProfileMode } from '../../../scenarios/step.ts';
import type { FusionAuthChange } from '../../fusionauth/change.ts';
import type { FusionAuth } from '../../fusionauth/port.ts';
import type { Credential, MaskedText, Sighting } from '../../recording/credential.ts';
import type { Entry, Profile, RunVerdict } from '../../recording/entry.ts';
import type { Wait } from '../world/waits.ts';

/** A scenario as the dashboard draws it: every step numbered. */
export interface DrawnScenario {
  readonly id: string;
  readonly title: string;
  readonly profileMode: ProfileMode;
  readonly profileReason: string;
  readonly phases: readonly {
    readonly title: string;
    readonly before: readonly Action[];
    readonly steps: readonly NumberedStep[];
  }[];
}

export interface DrawnWorkflow {
  readonly id: string;
  readonly title: string;
  readonly point: Point;
  readonly source: string;
  readonly arrows: number;
  readonly scenarios: readonly DrawnScenario[];
}

/** `idle`: by hand, or not begun. `pausing`: the step in progress is being finished. `ended`: reset before running again. */
export type RunnerStatus = 'idle' | 'running' | 'pausing' | 'paused' | 'ended';

/** Everything the dashboard shows that is not in the log. Sent whole whenever it changes. */
export interface LabState {
  /** Rises with every reset; entries of another run are not of this log. */
  readonly run: number;
  readonly workflow: string;
  readonly scenario: string;
  readonly profileMode: ProfileMode;
  readonly runner: RunnerStatus;
  readonly fusionauth: {
    /** Of the one in use. */
    readonly kind: FusionAuth['kind'];
    readonly version: string;
    /** The lab was told to pull nothing. */
    readonly offline: boolean;
    /** Why this installation cannot use containers, in a sentence; null where it can. */
    readonly noContainers: string | null;
    /** To the other one. */
    readonly change: FusionAuthChange;
  };
  /** null: nothing here opens windows (`lab serve`); the person's own browser is used. */
  readonly shell: { readonly kind: 'chromium' | 'electron'; readonly version: string } | null;
  readonly clock: {
    /** Epoch milliseconds on the lab's clock when this was sent; it runs on at real speed. */
    readonly now: number;
    /** Milliseconds ahead of real time. */
    readonly offset: number;
    /** Epoch milliseconds on the lab's clock at which this run began: time zero of everything shown. */
    readonly runStartedAt: number;
    /** False where FusionAuth lives on the machine's clock: there time is waited for. */
    readonly isMovable: boolean;
    /** What somebody waits for now, because the clock cannot be moved. */
    readonly waiting: Wait | null;
  };
  /** Milliseconds. */
  readonly lifetimes: Readonly<Record<Lifetime, number>>;
  readonly windows: readonly { readonly window: string; readonly site: SiteName; readonly profile: Profile }[];
  /** Origins. */
  readonly addresses: { readonly store: string; readonly forums: string; readonly fusionauth: string };
  /** Workflows whose own scenario a script has run in this launch, and how it ended: what can be compared. */
  readonly recorded: readonly { readonly workflow: string; readonly verdict: RunVerdict }[];
  /** Workflows that are still to be run because a comparison asked for them; the first is in progress. */
  readonly toRecord: readonly string[];
  /** Whom to log in as. The password is a credential like any other, revealed by its chip. */
  readonly user: { readonly email: string };
}

/** Lab to dashboard, over the WebSocket. On connecting: catalogue, state, entries so far. */
export type ServerMessage =
  | { readonly type: 'catalogue'; readonly workflows: readonly DrawnWorkflow[] }
  | { readonly type: 'state'; readonly state: LabState }
  | {
      readonly type: 'entries';
      readonly run: number;
      readonly entries: readonly Entry<MaskedText>[];
      /** New ones, and known ones about which more is known now (a verified signature). */
      readonly credentials: readonly Credential[];
      readonly sightings: readonly Sighting[];
    };

/** Dashboard to lab: POST /api/command. */
export type Command =
  /** Another workflow or scenario; begins a fresh run with fresh windows. */
  | { readonly do: 'choose'; readonly workflow: string; readonly scenario: string }
  | { readonly do: 'run' }
  | { readonly do: 'step' }
  | { readonly do: 'pause' }
  | { readonly do: 'reset' }
  /** Runs the article's scenario of each, one after the other, for the comparison. `pause` stops after the one in progress. */
  | { readonly do: 'record'; readonly workflows: readonly string[] }
  | { readonly do: 'open window'; readonly site: SiteName }
  | { readonly do: 'profile mode'; readonly mode: ProfileMode }
  | { readonly do: 'move clock'; readonly byMs: number }
  | { readonly do: 'move clock past'; readonly lifetime: Lifetime }
  /** Changes to the other FusionAuth, as soon as it is ready. Nothing is pulled without `pull`. Once it is ready: begins on it now. */
  | { readonly do: 'use fusionauth'; readonly kind: FusionAuth['kind']; readonly pull?: boolean }
  /** Ends a change under way, or forgets one that has failed. */
  | { readonly do: 'cancel fusionauth' }
  /** By hand, what only the lab can do: the attack of one step. */
  | { readonly do: 'perform'; readonly step: StepId };

/** 200, or 4xx when the command cannot be had now. */
export type CommandReply = { readonly ok: true } | { readonly ok: false; readonly problem: string };

/** GET /api/comparison?workflow=a&workflow=b answers with `Comparison` of main/report/compare/comparison.ts. */

/** GET /api/credentials/{id}/value: one value, revealed because a person asked. */
export interface RevealedValue {
  readonly value: string;
}
