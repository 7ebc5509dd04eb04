import type { NumberedStep } from '../../../scenarios/numbering.ts';
import type { PageStep } from '../../../scenarios/step.ts';
import { Masked } from '../chips/Masked.tsx';
import { sinceStart } from '../model/lab-time.ts';
import type { StepProgress } from '../model/step-progress.ts';
import { useRunStart } from '../state/lab-clock.ts';
import css from './ExchangeDetail.module.css';
import { Judged } from './Judged.tsx';

interface SelfDetailProps {
  readonly numbered: NumberedStep;
  readonly progress: StepProgress;
}

/** A self-arrow opened in place: the session behind it, or the messages that it stands for. */
export function SelfDetail({ numbered, progress }: SelfDetailProps) {
  const runStart = useRunStart();
  const { step } = numbered;
  const change = progress.session;
  return (
    <div className={css.detail}>
      <Judged judgement={progress.judgement} promisedNotes={step.notes ?? []} />
      {step.kind === 'again' ? (
        <p>
          The messages below repeat the first login. The article gives them no numbers; they are judged all the same.
        </p>
      ) : change ? (
        <p>
          Session <Masked text={change.session.id} withValues /> of {change.session.user}, {change.change} at{' '}
          {sinceStart(change.at, runStart)}, good until {sinceStart(change.session.expiresAt, runStart)}.
        </p>
      ) : step.kind === 'page' ? (
        <p>It happens in the page, without a message. The proof: {proofInWords(step.evidence)}.</p>
      ) : (
        <p>Not seen yet. It happens inside the server; the lab asks the server's own session store.</p>
      )}
    </div>
  );
}

function proofInWords(evidence: PageStep['evidence']): string {
  if ('shows' in evidence) return 'the page shows a field for the password';
  if ('misses' in evidence)
    return `the page asked ${evidence.misses.area} for “${evidence.misses.name}” and got nothing`;
  return 'stores' in evidence
    ? `“${evidence.stores.name}” was written to the ${evidence.stores.area} of ${evidence.stores.domain}`
    : `the latest answer replaced ${evidence.replaced.map(({ name }) => name).join(' and ')} in the browser`;
}
