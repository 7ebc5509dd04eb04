import { outcomeOf } from '../model/outcome.ts';
import type { Recording } from '../model/recording.ts';
import { runMark, runWord } from '../words/verdict.ts';
import css from './OutcomeSummary.module.css';
import { VerdictMark } from './VerdictMark.tsx';
import { goToRow } from './walk.ts';

/** How the run went: arrows kept, notes, thefts; every failure with its sentence. */
export function OutcomeSummary({ recording }: { readonly recording: Recording }) {
  const { verdict, reason, arrows, arrowsWithNote, unnumbered, thefts, failures, notRun } = outcomeOf(
    recording.diagram,
    recording.ended,
  );
  const { problem } = recording;
  if (arrows.judged === 0 && unnumbered.kept === 0 && failures.length === 0 && !verdict && !problem) return null;

  const facts = [
    arrows.promised > 0 ? `${arrows.kept} of ${arrows.promised} arrows as promised` : '',
    arrowsWithNote > 0 ? `${arrowsWithNote} with a note` : '',
    unnumbered.kept > 0 ? `${unnumbered.kept} of ${unnumbered.promised} unnumbered too` : '',
    thefts > 0 ? `${thefts} ${thefts === 1 ? 'theft works' : 'thefts work'}` : '',
    notRun > 0 ? `${notRun} not run` : '',
  ].filter((fact) => fact !== '');

  return (
    <div className={css.outcome} role="status">
      {verdict === 'could not run' || verdict === 'stopped' ? (
        <p className={css.reason}>
          {verdict === 'stopped' ? 'The run was stopped' : 'The run could not go on'}
          {reason ? `: ${reason}` : '.'} What was recorded is kept.
        </p>
      ) : null}
      {problem ? <p className={css.reason}>The lab itself had trouble: {problem}</p> : null}
      <p data-testid="outcome">
        {verdict ? (
          <strong className={css.verdict} data-verdict={verdict}>
            <VerdictMark state={runMark[verdict]} /> {runWord[verdict]}
          </strong>
        ) : null}{' '}
        {facts.join(', ')}
      </p>
      {failures.length > 0 ? (
        <ul className={css.failures} aria-label="Broken promises">
          {failures.map(({ step, judgement }) => (
            <li key={step.id}>
              <button type="button" onClick={() => goToRow(step.step.kind === 'message' ? `${step.id}>` : step.id)}>
                <VerdictMark state="failed" /> {step.arrows[0] ? `Arrow ${step.arrows[0]}: ` : ''}
                {judgement.differences.join(' ')}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
