import type { MaskedText } from '../../../main/recording/credential.ts';
import type { Entry, Judgement } from '../../../main/recording/entry.ts';
import type { Exchange, ExchangeId } from '../../../main/recording/exchange.ts';
import type { NumberedStep, StepId } from '../../../scenarios/numbering.ts';
import { pathOf } from './address.ts';
import type { Diagram, Extra, Interlude, LogEntry } from './diagram.ts';
import { progressOf } from './diagram.ts';
import type { SessionEntry, StepProgress } from './step-progress.ts';
import { isObserved, untouched } from './step-progress.ts';

function learn(diagram: Diagram, id: StepId, news: Partial<StepProgress>): void {
  diagram.progress.set(id, { ...progressOf(diagram, id), ...news });
}

/** Moves on to the first message after what has been seen. */
function advance(diagram: Diagram): void {
  const { order } = diagram;
  for (let next = order[diagram.expected]; next; next = order[diagram.expected]) {
    const progress = progressOf(diagram, next.id);
    if (next.step.kind === 'message' && !isObserved(progress) && !progress.judgement) return;
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

function looksLike({ step }: NumberedStep, { from, to, request }: Exchange<MaskedText>): boolean {
  if (step.kind !== 'message' || step.from !== from || step.to !== to) return false;
  return step.request.method === request.method && step.request.path === pathOf(request.url);
}

/** A phase that begins with a jump of the clock or a theft has not begun before that was seen. */
function hasBegun({ scenario, interludes }: Diagram, { id, phase }: NumberedStep): boolean {
  const drawn = scenario?.phases[phase];
  const isFirst = drawn?.steps[0]?.id === id;
  return !isFirst || drawn.before.length === 0 || interludes.has(phase);
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
  if (due && looksLike(due, exchange) && hasBegun(diagram, due)) {
    assign(diagram, due.id, exchange.id);
    diagram.anchorBefore = diagram.anchor;
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

/** What was taken for a step's message is none, says the judge: the step is still to come. */
function seeUnexpected(diagram: Diagram, exchange: ExchangeId): void {
  const id = diagram.stepOf.get(exchange);
  if (!id || progressOf(diagram, id).judgement) return;
  const { begun } = progressOf(diagram, id);
  diagram.stepOf.delete(exchange);
  diagram.progress.set(id, { ...untouched, begun });
  diagram.expected = diagram.order.findIndex((step) => step.id === id);
  diagram.anchor = diagram.anchorBefore;
  addExchange(diagram, exchange);
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
  const due = diagram.order[diagram.expected];
  const phase = due?.phase ?? -1;
  const isBegin = due !== undefined && due.id === diagram.scenario?.phases[phase]?.steps[0]?.id;
  const asked = diagram.scenario?.phases[phase]?.before.some(
    (action) => action.do === (entry.type === 'clock' ? 'move clock' : 'steal'),
  );
  if (asked && isBegin) diagram.interludes.set(phase, [...(diagram.interludes.get(phase) ?? []), entry]);
  else addExtra(diagram, { kind: 'interlude', key: `entry ${entry.seq}`, entry });
}

/** The judge has the last word on which exchange was which step's. */
function seeJudgement(diagram: Diagram, judgement: Judgement): void {
  const { step, exchange, verdict } = judgement;
  const isMessage = diagram.steps.get(step)?.step.kind === 'message';
  // A self-arrow names the exchange during which it happened; that one is its message's.
  if (exchange && isMessage) assign(diagram, step, exchange);
  const self = diagram.steps.get(step)?.step;
  // The verdict on a write follows the write at once.
  const wrote = self?.kind === 'page' && 'stores' in self.evidence && verdict === 'passed';
  learn(diagram, step, {
    judgement,
    ...(wrote ? { stored: diagram.stored } : {}),
    ...(exchange ? { answered: true } : {}),
  });
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
    case 'unexpected':
      seeUnexpected(diagram, entry.exchange);
      break;
    case 'session':
      seeSession(diagram, entry);
      break;
    case 'clock':
    case 'theft':
      seeInterlude(diagram, entry);
      break;
    case 'storage':
      if (entry.value !== null) diagram.stored = entry.value;
      break;
    case 'action':
      if (entry.step) learn(diagram, entry.step, { begun: true });
      break;
    case 'judged':
      seeJudgement(diagram, entry.judgement);
      break;
  }
}
