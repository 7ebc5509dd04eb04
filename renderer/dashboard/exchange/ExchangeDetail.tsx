import type { NumberedStep } from '../../../scenarios/numbering.ts';
import type { MessageStep } from '../../../scenarios/step.ts';
import type { ObservedExchange } from '../model/exchanges.ts';
import type { StepProgress } from '../model/step-progress.ts';
import { useIsMovable } from '../state/lab-clock.ts';
import { actionInWords } from '../words/action.ts';
import { ComparisonTables } from './ComparisonTables.tsx';
import css from './ExchangeDetail.module.css';
import { Judged } from './Judged.tsx';
import { Promises } from './Promises.tsx';
import { RawExchange } from './RawExchange.tsx';

interface ExchangeDetailProps {
  readonly observed: ObservedExchange | undefined;
  /** Absent for a message that no step promises. */
  readonly numbered?: NumberedStep;
  readonly step?: MessageStep;
  readonly progress?: StepProgress;
}

/** A message opened in place: what was promised beside what was seen, and the exchange itself. */
export function ExchangeDetail({ observed, step, progress }: ExchangeDetailProps) {
  const isMovable = useIsMovable();
  return (
    <div className={css.detail}>
      {observed?.unexpected ? <p className={css.unexpected}>Not in the scenario: {observed.unexpected.says}</p> : null}
      {step?.action ? (
        <p className={css.action}>To make this happen: {actionInWords(step.action, isMovable)}.</p>
      ) : null}
      {step ? <Judged judgement={progress?.judgement} promisedNotes={step.notes ?? []} /> : null}
      {step && observed ? (
        <ComparisonTables step={step} observed={observed} isBroken={progress?.judgement?.verdict === 'failed'} />
      ) : null}
      {step && !observed ? <Promises step={step} /> : null}
      {observed ? <RawExchange observed={observed} /> : null}
    </div>
  );
}
