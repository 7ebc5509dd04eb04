import { flatten, type NumberedStep, numberScenario, type StepId } from '../../../scenarios/numbering.ts';
import { partyTitle } from '../../../scenarios/parties.ts';
import type { MessageStep, PageStep, Scenario } from '../../../scenarios/step.ts';
import type { Entry, Judgement } from '../../recording/entry.ts';
import type { Exchange, ExchangeId } from '../../recording/exchange.ts';
import type { Log } from '../recorder/log.ts';
import { isPartOf } from './background-parts.ts';
import { leadsElsewhere } from './compare-response.ts';
import { createEvidence, sayUnseen } from './evidence.ts';
import { judgeMessage, judgeMissing, judgement, judgeNotRun, sayExtra, sayMessage } from './judge-message.ts';
import { type Lifetimes, type Line, linesOf } from './lines.ts';
import { createMatcher } from './matcher.ts';
import { describe, isOver, type Observed, type ObservedDuring } from './observed.ts';
import { createPreflights, type Preflights } from './preflights.ts';

/** Holds every message against what the scenario promises, as it happens, and writes its verdicts into the log. */
export interface Judge {
  readonly judgements: ReadonlyMap<StepId, Judgement>;
  /** From now on nothing but the scenario's own messages may come: a script is at work, not a person. */
  beStrict(): void;
  /** Resolves when every step of `group` has its verdict. */
  settled(group: number): Promise<void>;
  /** Resolves when an answer in `group` was another one than promised, so that the way leads elsewhere. */
  diverged(group: number): Promise<void>;
  /** Every message of `group` came, whatever the verdict, and what a page must keep for later ones is kept. */
  isComplete(group: number): boolean;
  /** What a step needed could not even be done. */
  fail(step: StepId, why: string): void;
  /** Nothing more will come: what `group` still lacks is missing, or was not reached after a failure. */
  giveUp(group: number): void;
  /** The run is over: whatever has no verdict was not run. */
  close(): void;
  /** The messages that somebody outside the servers sends, in order. */
  readonly lines: readonly Line[];
}

/** A message that has come, and, for what a server sent meanwhile, the message from outside that made it do so. */
interface Held {
  readonly observed: Observed;
  readonly line?: Line;
  readonly root?: Held;
}

/** Judges everything that `log` records from now on: the sites are composed by then. */
export function createJudge(log: Log, scenario: Scenario, lifetimes: Lifetimes): Judge {
  const phases = numberScenario(scenario);
  const { messages: lines, pages } = linesOf(scenario, phases);
  const all = phases.flatMap(flatten);
  const matcher = createMatcher(lines, lifetimes);
  const open = new Map<ExchangeId, Held>();
  const judgements = new Map<StepId, Judgement>();
  const waiting = new Set<() => void>();
  const elsewhere = new Set<number>();
  const preflights = createPreflights();
  let closed = false;

  const pass = (judged: readonly Judgement[]) => {
    for (const one of judged) {
      judgements.set(one.step, one);
      log.append({ type: 'judged', judgement: one });
    }
    for (const check of [...waiting]) check();
  };

  const judgeAgain = (again: NumberedStep | undefined) => {
    // Everything that it stands for, and what happened meanwhile.
    const inner = again && flatten(again.again).map(({ id }) => judgements.get(id));
    if (!again || !inner?.every((one) => one !== undefined)) return;
    const failed = inner.some((one) => one?.verdict !== 'passed');
    pass([
      judgement(again, failed ? ['Logging in again did not go as the first login did: see the steps within.'] : []),
    ]);
  };

  const request = (exchange: Exchange<string>, at: number) => {
    if (exchange.background && isPartOf(scenario, exchange)) return;
    const observed: Observed = { exchange, during: [] };
    const parent = exchange.cause && open.get(exchange.cause);
    if (parent) {
      open.set(exchange.id, { observed, root: parent.root ?? parent });
      happensDuring(parent, { kind: 'message', observed });
      return;
    }
    open.set(exchange.id, { observed });
    const found = matcher.match(exchange, at);
    if (found.line) {
      open.set(exchange.id, { observed, line: found.line });
      if (found.late) blame(found.line.numbered.id, 'It came out of order: later than the workflow has it.');
      pass(found.skipped.map((line) => judgeMissing(line.numbered, sayMissing(line, describe(exchange)))));
      return;
    }
    const says = `${partyTitle[exchange.from]} sent ${describe(exchange)} to ${partyTitle[exchange.to]}`;
    const step = matcher.strict ? (matcher.last ?? lines[0])?.numbered.id : undefined;
    remark(exchange.id, step, `${says}; ${step ? 'the workflow has no such message here' : notHere}.`);
  };

  const remark = (exchange: ExchangeId, step: StepId | undefined, says: string) => {
    log.append({ type: 'unexpected', exchange, ...(step ? { step } : {}), says });
    if (step) blame(step, says);
  };

  /** Judged with its message, or, when that has been answered already, by itself: no step has it. */
  const happensDuring = (parent: Held, what: ObservedDuring) => {
    const root = parent.root ?? parent;
    if (!isOver(root.observed)) parent.observed.during.push(what);
    else if (what.kind === 'message' || what.change === 'created' || what.change === 'extended') {
      const { exchange } = what.kind === 'message' ? what.observed : root.observed;
      remark(
        exchange.id,
        root.line?.numbered.id,
        `After ${describe(root.observed.exchange)} had been answered: ${sayExtra(what)}`,
      );
    }
  };

  /** A fault that belongs to a step whose own message may still be under way. */
  const faults = new Map<StepId, string[]>();
  const blame = (step: StepId, fault: string) => {
    faults.set(step, [...(faults.get(step) ?? []), fault]);
    const known = judgements.get(step);
    if (known) pass([{ ...known, verdict: 'failed', differences: [...known.differences, fault] }]);
  };

  const finish = (id: ExchangeId, at: number) => {
    const held = open.get(id);
    if (!held?.line) return;
    const { line, observed } = held;
    const judged = judgeMessage(line.numbered, line.step, observed).map((one) => {
      const fault = faults.get(one.step);
      return fault ? { ...one, verdict: 'failed' as const, differences: [...one.differences, ...fault] } : one;
    });
    const own = judged.find(({ step }) => step === line.numbered.id);
    if (leadsElsewhere(line.step, observed.exchange, observed.response)) {
      matcher.diverged(line);
      elsewhere.add(line.group);
    }
    matcher.finished(at);
    if (own) pass(judged);
    judgeAgain(line.again);
  };

  const watched = pages.map((page) => ({ page, evidence: createEvidence(page.step, scenario.profileMode) }));

  /** What the browser does by itself, as soon as the message before it has come and the evidence is complete. */
  const look = (entry: Entry<string>) => {
    for (const { page, evidence } of watched) {
      if (judgements.has(page.numbered.id) || !matcher.hasCome(page.after) || !evidence.isCompletedBy(entry)) continue;
      pass([judgement(page.numbered, [])]);
      judgeAgain(page.again);
    }
  };

  const take = (entry: Entry<string>) => {
    if (closed) return;
    preflights.take(entry);
    look(entry);
    if (entry.type === 'request') request(entry.exchange, entry.at);
    else if (entry.type === 'response') {
      const held = open.get(entry.exchange);
      if (held) held.observed.response = entry.response;
      finish(entry.exchange, entry.at);
    } else if (entry.type === 'no response') {
      const held = open.get(entry.exchange);
      if (held) held.observed.unanswered = entry.reason;
      finish(entry.exchange, entry.at);
    } else if (entry.type === 'session' && entry.exchange && entry.party !== 'fusionauth') {
      const held = open.get(entry.exchange);
      if (held) happensDuring(held, { kind: 'session', party: entry.party, change: entry.change });
    }
  };
  const leave = log.subscribe(take);

  /** Resolves as soon as `holds` does; asked after every verdict. */
  const once = (holds: () => boolean) =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (!holds()) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      check();
    });

  const unjudged = (group: number) =>
    [...lines, ...pages].filter((line) => line.group === group && !judgements.has(line.numbered.id));
  return {
    judgements,
    lines,
    beStrict: () => matcher.beStrict(),
    settled: (group) => once(() => unjudged(group).length === 0),
    diverged: (group) => once(() => elsewhere.has(group)),
    isComplete: (group) =>
      lines.every((line) => line.group !== group || judgements.get(line.numbered.id)?.exchange !== undefined) &&
      pages.every(
        ({ group: own, step, numbered }) =>
          own !== group || !('stores' in step.evidence) || judgements.get(numbered.id)?.verdict === 'passed',
      ),
    fail: (step, why) => {
      const numbered = all.find(({ id }) => id === step);
      if (numbered) pass([judgeMissing(numbered, why)]);
    },
    giveUp(group) {
      const [first, ...rest] = unjudged(group);
      if (!first) return;
      const stuck = [...open.values()].some(({ line }) => line === first);
      pass([
        elsewhere.has(group)
          ? judgeNotRun(first.numbered)
          : judgeMissing(first.numbered, sayNeverCame(first.step, stuck, preflights)),
        ...rest.map(({ numbered }) => judgeNotRun(numbered)),
      ]);
    },
    close() {
      if (closed) return;
      pass(all.filter(({ id }) => !judgements.has(id)).map(judgeNotRun));
      closed = true;
      leave();
    },
  };
}

const notHere = 'not part of the workflow at this point';

function sayNeverCame(step: MessageStep | PageStep, stuck: boolean, preflights: Preflights): string {
  if (step.kind === 'page') return sayUnseen(step);
  if (stuck) return `${partyTitle[step.to]} never answered ${sayMessage(step)}.`;
  const why = preflights.whyNot(step);
  return why === undefined ? `${sayMessage(step)} never came.` : `${sayMessage(step)} never came: ${why}.`;
}

const sayMissing = ({ step }: Line, instead: string) => `${sayMessage(step)} never came; ${instead} came instead.`;
