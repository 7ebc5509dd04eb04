import { flatten, type NumberedStep, numberScenario, type StepId } from '../../scenarios/numbering.ts';
import type { Party } from '../../scenarios/parties.ts';
import type { Note, Scenario } from '../../scenarios/step.ts';
import type { Judgement, RunVerdict, StepVerdict } from '../recording/entry.ts';
import type { Recording } from '../recording/recording.ts';
import { type ReportedExchange, reportExchanges } from './exchanges.ts';

/** One message or self-arrow with its verdict. */
export interface ReportedStep {
  /** The article's arrow numbers; empty for the messages that "log in again" stands for. */
  readonly arrows: readonly number[];
  readonly from: Party;
  readonly to: Party;
  readonly expected: string;
  readonly verdict: StepVerdict;
  /** What the article draws and what is true, where they differ. */
  readonly note?: string;
  readonly differences?: readonly string[];
  readonly exchange?: string;
}

/** One run of one scenario, as `lab run --json` writes it. */
export interface ReportedRun {
  readonly workflow: string;
  readonly scenario: string;
  readonly verdict: RunVerdict;
  readonly reason?: string;
  readonly durationMs: number;
  readonly phases: readonly { readonly title: string; readonly steps: readonly ReportedStep[] }[];
  readonly exchanges: readonly ReportedExchange[];
}

/** The report of one run of `scenario`, masked. */
export function reportRun(recording: Recording, scenario: Scenario): ReportedRun {
  const { workflow, verdict, reason, durationMs, entries } = recording;
  const judgements = new Map<StepId, Judgement>();
  for (const entry of entries) if (entry.type === 'judged') judgements.set(entry.judgement.step, entry.judgement);
  const numbered = numberScenario(scenario);
  return {
    workflow,
    scenario: scenario.id,
    verdict,
    ...(reason ? { reason } : {}),
    durationMs: Math.round(durationMs),
    phases: scenario.phases.map(({ title }, at) => ({
      title,
      steps: flatten(numbered[at] ?? []).map((step) => reportStep(step, judgements.get(step.id))),
    })),
    exchanges: reportExchanges(entries),
  };
}

function reportStep({ step, arrows }: NumberedStep, judgement: Judgement | undefined): ReportedStep {
  const { from, to } = step.kind === 'message' ? step : { from: step.party, to: step.party };
  const differences = judgement?.differences ?? [];
  const notes = judgement?.notes ?? [];
  return {
    arrows,
    from,
    to,
    expected: step.kind === 'message' ? `${step.says}: ${step.answers}` : step.says,
    verdict: judgement?.verdict ?? 'not run',
    ...(notes.length > 0 ? { note: notes.map(sayNote).join(' ') } : {}),
    ...(differences.length > 0 ? { differences } : {}),
    ...(judgement?.exchange ? { exchange: judgement.exchange } : {}),
  };
}

/** A note as one paragraph. */
function sayNote({ article, truth, source }: Note): string {
  return `The article: ${article} In truth: ${truth} (${source})`;
}
