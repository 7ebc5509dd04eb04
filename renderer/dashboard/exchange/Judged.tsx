import type { Judgement } from '../../../main/recording/entry.ts';
import type { Note } from '../../../scenarios/step.ts';
import { VerdictMark } from '../diagram/VerdictMark.tsx';
import css from './Judged.module.css';

interface JudgedProps {
  readonly judgement: Judgement | undefined;
  /** Notes of the scenario, shown until the judge has said which apply. */
  readonly promisedNotes: readonly Note[];
}

/** What the judge says: every difference in a sentence, and every note on where article and truth part. */
export function Judged({ judgement, promisedNotes }: JudgedProps) {
  const differences = judgement?.differences ?? [];
  const notes = judgement?.notes ?? promisedNotes;
  return (
    <>
      {differences.length > 0 ? (
        <ul className={css.differences}>
          {differences.map((difference) => (
            <li key={difference}>
              <VerdictMark state="failed" /> {difference}
            </li>
          ))}
        </ul>
      ) : null}
      {notes.map(({ article, truth, source }) => (
        <dl key={truth} className={css.note}>
          <div>
            <dt>The article</dt>
            <dd>{article}</dd>
          </div>
          <div>
            <dt>The truth</dt>
            <dd>{truth}</dd>
          </div>
          <div>
            <dt>Source</dt>
            <dd className={css.source}>{source}</dd>
          </div>
        </dl>
      ))}
    </>
  );
}
