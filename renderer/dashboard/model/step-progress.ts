import type { MaskedText } from '../../../main/recording/credential.ts';
import type { Entry, Happening, Judgement } from '../../../main/recording/entry.ts';
import type { ExchangeId } from '../../../main/recording/exchange.ts';
import type { NumberedStep } from '../../../scenarios/numbering.ts';

/** What the diagram says of a step. `theft`: an attack succeeded, as the article says it does. */
export type StepState = 'waiting' | 'in progress' | 'passed' | 'passed with note' | 'failed' | 'not run' | 'theft';

/** What is known of one step. Replaced, never changed. */
export interface StepProgress {
  /** The lab or a person has begun with what makes this step happen. */
  readonly begun: boolean;
  readonly exchange?: ExchangeId;
  readonly answered: boolean;
  /** For a self-arrow: the session that was created or extended. */
  readonly session?: SessionEntry;
  /** For a self-arrow: what the page put into its storage. */
  readonly stored?: MaskedText;
  readonly judgement?: Judgement;
}

/** The log entry of a session's change. */
export type SessionEntry = Entry<MaskedText> & Extract<Happening<MaskedText>, { type: 'session' }>;

/** Nothing has happened yet. */
export const untouched: StepProgress = { begun: false, answered: false };

/** Whether the step's first arrow has been seen. */
export function isObserved({ exchange, session, judgement }: StepProgress): boolean {
  const judged = judgement !== undefined && judgement.verdict !== 'not run';
  return exchange !== undefined || session !== undefined || judged;
}

/** The word for a step's progress. */
export function stateOf({ step }: NumberedStep, progress: StepProgress): StepState {
  const { judgement, begun } = progress;
  if (judgement?.verdict === 'failed' || judgement?.verdict === 'not run') return judgement.verdict;
  if (judgement?.verdict === 'passed') {
    if (step.kind === 'message' && step.theft) return 'theft';
    return judgement.notes.length > 0 ? 'passed with note' : 'passed';
  }
  return begun || isObserved(progress) ? 'in progress' : 'waiting';
}
