import type { DrawnScenario } from '../../../main/lab/api/protocol.ts';
import type { MaskedText } from '../../../main/recording/credential.ts';
import type { Entry, Happening, Judgement } from '../../../main/recording/entry.ts';
import type { ExchangeId } from '../../../main/recording/exchange.ts';
import type { NumberedStep, StepId } from '../../../scenarios/numbering.ts';
import { pathOf } from './address.ts';
import type { SessionEntry, StepProgress } from './step-progress.ts';
import { isObserved, untouched } from './step-progress.ts';

type LogEntry<T extends Happening<MaskedText>['type']> = Entry<MaskedText> &
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
    newest: undefined,
  };
}

/** What is known of a step. */
export function progressOf({ progress }: Diagram, id: StepId): StepProgress {
  return progress.get(id) ?? untouched;
}

function learn(diagram: Diagram, id: StepId, news: Partial<StepProgress>): void {
  diagram.progress.set(id, { ...progressOf(diagram, id), ...news });
}

/** Moves on to the first message after what has been seen. */
function advance(diagram: Diagram): void {
  const { order } = diagram;
  for (let next = order[diagram.expected]; next; next = order[diagram.expected]) {
    if (next.step.kind === 'message' && !isObserved(progressOf(diagram, next.id))) return;
    diagram.expected += 1;
  }
}

function addExtra(diagram: Diagram, extra: Extra): void {
  const extras = diagram.extras.get(diagram.anchor);
  if (extras) extras.push(extra);
  else diagram.extras.set(diagram.anchor, [extra]);
  if (extra.kind !== 'background') diagram.newest = extra.key;
}

function addExchange(diagram: Diagram, exchange: ExchangeId): void {
  addExtra(diagram, { kind: 'exchange', key: exchange, exchange });
  diagram.anchorOf.set(exchange, diagram.anchor);
}

/** The exchange is this step's: lit here, and nowhere else. */
function assign(diagram: Diagram, id: StepId, exchange: ExchangeId): void {
  const former = progressOf(diagram, id).exchange;
  if (former === exchange) return;
  if (former) {
    diagram.stepOf.delete(former);
    addExchange(diagram, former);
  }
  const anchor = diagram.anchorOf.get(exchange);
  if (anchor) {
    const rest = diagram.extras
      .get(anchor)
      ?.filter((extra) => extra.kind !== 'exchange' || extra.exchange !== exchange);
    diagram.extras.set(anchor, rest ?? []);
    diagram.anchorOf.delete(exchange);
  }
  diagram.stepOf.set(exchange, id);
  learn(diagram, id, { exchange });
}

/** A request is taken for the message that is due when it looks like it; the judge has the last word. */
function seeRequest(diagram: Diagram, { exchange }: LogEntry<'request'>): void {
  if (exchange.background) {
    const last = diagram.extras.get(diagram.anchor)?.at(-1);
    if (last?.kind === 'background') last.exchanges.push(exchange.id);
    else addExtra(diagram, { kind: 'background', key: `background ${exchange.id}`, exchanges: [exchange.id] });
    return;
  }
  const due = diagram.order[diagram.expected];
  const isDue =
    due?.step.kind === 'message' &&
    due.step.from === exchange.from &&
    due.step.to === exchange.to &&
    due.step.request.method === exchange.request.method &&
    due.step.request.path === pathOf(exchange.request.url);
  if (due && isDue) {
    assign(diagram, due.id, exchange.id);
    diagram.anchor = `${due.id}>`;
    diagram.newest = diagram.anchor;
    advance(diagram);
  } else {
    addExchange(diagram, exchange.id);
  }
}

function seeReply(diagram: Diagram, exchange: ExchangeId): void {
  const id = diagram.stepOf.get(exchange);
  if (!id) return;
  learn(diagram, id, { answered: true });
  diagram.anchor = `${id}<`;
  diagram.newest = diagram.anchor;
}

/** A session's change belongs to the self-arrow inside the message that caused it. */
function seeSession(diagram: Diagram, entry: SessionEntry): void {
  const id = entry.exchange && diagram.stepOf.get(entry.exchange);
  const self = (id ? diagram.steps.get(id) : undefined)?.during.find(
    ({ step }) => step.kind === 'session' && step.party === entry.party && step.change === entry.change,
  );
  if (self) learn(diagram, self.id, { session: entry });
}

/** A jump of the clock or a theft belongs to the phase that is due and asks for it, else to where it happened. */
function seeInterlude(diagram: Diagram, entry: Interlude): void {
  const phase = diagram.order[diagram.expected]?.phase ?? -1;
  const asked = diagram.scenario?.phases[phase]?.before.some(
    (action) => action.do === (entry.type === 'clock' ? 'move clock' : 'steal'),
  );
  const seen = diagram.interludes.get(phase) ?? [];
  if (asked && !seen.some(({ type }) => type === entry.type)) diagram.interludes.set(phase, [...seen, entry]);
  else addExtra(diagram, { kind: 'interlude', key: `entry ${entry.seq}`, entry });
}

/** The judge has the last word on which exchange was which step's. */
function seeJudgement(diagram: Diagram, judgement: Judgement): void {
  const { step, exchange, verdict } = judgement;
  const isMessage = diagram.steps.get(step)?.step.kind === 'message';
  // A self-arrow names the exchange during which it happened; that one is its message's.
  if (exchange && isMessage) assign(diagram, step, exchange);
  learn(diagram, step, { judgement, ...(exchange ? { answered: true } : {}) });
  if (verdict !== 'not run') advance(diagram);
}

/** Takes one entry in. */
export function addToDiagram(diagram: Diagram, entry: Entry<MaskedText>): void {
  switch (entry.type) {
    case 'request':
      seeRequest(diagram, entry);
      break;
    case 'response':
    case 'no response':
      seeReply(diagram, entry.exchange);
      break;
    case 'session':
      seeSession(diagram, entry);
      break;
    case 'clock':
    case 'theft':
      seeInterlude(diagram, entry);
      break;
    case 'action':
      if (entry.step) learn(diagram, entry.step, { begun: true });
      break;
    case 'judged':
      seeJudgement(diagram, entry.judgement);
      break;
  }
}
