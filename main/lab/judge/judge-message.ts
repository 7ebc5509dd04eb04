import type { NumberedStep } from '../../../scenarios/numbering.ts';
import { partyTitle } from '../../../scenarios/parties.ts';
import type { MessageStep, SessionStep } from '../../../scenarios/step.ts';
import type { Judgement } from '../../recording/entry.ts';
import { requestDifferences } from './compare-request.ts';
import { responseDifferences } from './compare-response.ts';
import { describe, type Observed, type ObservedDuring, pathOf } from './observed.ts';

/** Judges a message that has been answered, and everything that happened while it was being handled. */
export function judgeMessage(numbered: NumberedStep, step: MessageStep, observed: Observed): Judgement[] {
  const { matched, extra, order } = pair(numbered.during, observed.during);
  const inner = numbered.during.flatMap((expected, at) => judgeDuring(expected, matched[at], order[at], step));
  const answer = observed.response
    ? responseDifferences(step, observed.exchange, observed.response)
    : [`${partyTitle[step.to]} gave no answer: ${observed.unanswered ?? 'the connection ended'}.`];
  const differences = [...requestDifferences(step, observed.exchange), ...answer, ...extra.map(sayExtra)];
  return [...inner, judgement(numbered, differences, observed)];
}

/** A step whose message never came. */
export function judgeMissing(numbered: NumberedStep, why: string): Judgement {
  return { step: numbered.id, verdict: 'failed', notes: [], differences: [why] };
}

/** A step that was not reached. */
export function judgeNotRun(numbered: NumberedStep): Judgement {
  return { step: numbered.id, verdict: 'not run', notes: [], differences: [] };
}

export function judgement({ id, step }: NumberedStep, differences: readonly string[], observed?: Observed): Judgement {
  return {
    step: id,
    verdict: differences.length > 0 ? 'failed' : 'passed',
    notes: step.notes ?? [],
    differences,
    ...(observed ? { exchange: observed.exchange.id } : {}),
  };
}

/** `POST /oauth2/token to FusionAuth` */
export const sayMessage = ({ to, request }: MessageStep): string =>
  `${request.method} ${request.path} to ${partyTitle[to]}`;

const sayStep = ({ step }: NumberedStep): string => (step.kind === 'message' ? sayMessage(step) : `"${step.says}"`);

function judgeDuring(
  expected: NumberedStep,
  found: ObservedDuring | undefined,
  late: NumberedStep | undefined,
  parent: MessageStep,
): Judgement[] {
  if (!found) return [judgeMissing(expected, sayMissing(expected, parent))];
  const outOfOrder = late ? [`This came before ${sayStep(late)}; the workflow has it after.`] : [];
  if (found.kind === 'session' || expected.step.kind !== 'message') return [judgement(expected, outOfOrder)];
  const judged = judgeMessage(expected, expected.step, found.observed);
  return judged.map((one) =>
    one.step === expected.id && late
      ? { ...one, verdict: 'failed', differences: [...one.differences, ...outOfOrder] }
      : one,
  );
}

function sayMissing({ step }: NumberedStep, parent: MessageStep): string {
  if (step.kind === 'message') {
    return `${partyTitle[step.from]} never sent ${sayMessage(step)} while it handled ${parent.request.method} ${parent.request.path}.`;
  }
  if (step.kind === 'session') return sayNoSession(step);
  return `"${step.says}" did not happen.`;
}

function sayNoSession({ party, change }: SessionStep): string {
  return change === 'created'
    ? `${partyTitle[party]} created no session.`
    : `${partyTitle[party]} did not push the expiry of the session forward: it will end although it is being used.`;
}

/** Something that happened while a request was being handled, or because of it, and that no step has. */
export function sayExtra(extra: ObservedDuring): string {
  if (extra.kind === 'session')
    return `${partyTitle[extra.party]} ${extra.change === 'created' ? 'created a session' : 'extended the session'}; the workflow does not.`;
  const { exchange } = extra.observed;
  return `${partyTitle[exchange.from]} made a call that the workflow does not have: ${describe(exchange)} to ${partyTitle[exchange.to]}.`;
}

/** Expected and observed side by side. `order[i]` is the expected step that should have come before the i-th and came after. */
function pair(expected: readonly NumberedStep[], observed: readonly ObservedDuring[]) {
  const drawn = observed.filter(
    (one) => one.kind === 'message' || one.change === 'created' || one.change === 'extended',
  );
  const taken = new Set<number>();
  const at = expected.map(({ step }) => {
    const found = drawn.findIndex((one, index) => !taken.has(index) && isThis(step, one));
    if (found >= 0) taken.add(found);
    return found;
  });
  return {
    matched: at.map((index) => (index < 0 ? undefined : drawn[index])),
    extra: drawn.filter((_, index) => !taken.has(index)),
    order: at.map((index, position) => {
      const before = at.findIndex((other, earlier) => earlier < position && other > index && index >= 0);
      return before < 0 ? undefined : expected[before];
    }),
  };
}

function isThis(step: NumberedStep['step'], observed: ObservedDuring): boolean {
  if (step.kind === 'session')
    return observed.kind === 'session' && observed.party === step.party && observed.change === step.change;
  if (step.kind !== 'message' || observed.kind !== 'message') return false;
  const { exchange } = observed.observed;
  return (
    exchange.from === step.from &&
    exchange.to === step.to &&
    exchange.request.method === step.request.method &&
    pathOf(exchange) === step.request.path
  );
}
