import type { DrawnScenario } from '../../../main/lab/api/protocol.ts';
import type { MaskedText } from '../../../main/recording/credential.ts';
import type { Entry, Happening } from '../../../main/recording/entry.ts';
import type { ExchangeId } from '../../../main/recording/exchange.ts';
import type { NumberedStep, StepId } from '../../../scenarios/numbering.ts';
import type { StepProgress } from './step-progress.ts';
import { untouched } from './step-progress.ts';

/** A log entry of one type. */
export type LogEntry<T extends Happening<MaskedText>['type']> = Entry<MaskedText> &
  Extract<Happening<MaskedText>, { type: T }>;

/** What happened before a phase, and by hand between any two messages. */
export type Interlude = LogEntry<'clock'> | LogEntry<'theft'>;

/** Something drawn in place that the scenario does not have. */
export type Extra =
  | { readonly kind: 'exchange'; readonly key: string; readonly exchange: ExchangeId }
  | { readonly kind: 'background'; readonly key: string; readonly exchanges: ExchangeId[] }
  | { readonly kind: 'interlude'; readonly key: string; readonly entry: Interlude };

/** Names a place in the diagram after which something extra is drawn: a step's request or reply, or the top. */
export type Anchor = 'top' | `${StepId}>` | `${StepId}<`;

/** How far the scenario has come, and what else happened on the way. */
export interface Diagram {
  readonly scenario: DrawnScenario | undefined;
  /** Every step, in the order of its first arrow. */
  readonly order: readonly NumberedStep[];
  readonly steps: ReadonlyMap<StepId, NumberedStep>;
  readonly progress: Map<StepId, StepProgress>;
  /** By phase: its jump of the clock or its theft, when seen. */
  readonly interludes: Map<number, Interlude[]>;
  readonly extras: Map<Anchor, Extra[]>;
  readonly stepOf: Map<ExchangeId, StepId>;
  readonly anchorOf: Map<ExchangeId, Anchor>;
  /** The first message in `order` that has not been seen. */
  expected: number;
  /** Where extras go now. */
  anchor: Anchor;
  /** Where they went before the request that was lit last, should it turn out to be none of the scenario's. */
  anchorBefore: Anchor;
  /** What a page put into its storage last. */
  stored: MaskedText;
  /** The row in which something was seen last. */
  newest: string | undefined;
}

/** A step, then those that happen during it, then those that it stands for. */
function inOrder(steps: readonly NumberedStep[]): NumberedStep[] {
  return steps.flatMap((step) => [step, ...inOrder(step.during), ...inOrder(step.again)]);
}

/** The diagram of a scenario of which nothing has been seen. */
export function emptyDiagram(scenario: DrawnScenario | undefined): Diagram {
  const order = inOrder(scenario?.phases.flatMap(({ steps }) => steps) ?? []);
  return {
    scenario,
    order,
    steps: new Map(order.map((step) => [step.id, step])),
    progress: new Map(),
    interludes: new Map(),
    extras: new Map(),
    stepOf: new Map(),
    anchorOf: new Map(),
    expected: order.findIndex(({ step }) => step.kind === 'message'),
    anchor: 'top',
    anchorBefore: 'top',
    stored: [],
    newest: undefined,
  };
}

/** What is known of a step. */
export function progressOf({ progress }: Diagram, id: StepId): StepProgress {
  return progress.get(id) ?? untouched;
}
