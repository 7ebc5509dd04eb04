import { useLab } from '../state/lab-store.ts';
import { look, useView } from '../state/view-store.ts';
import css from './Notices.module.css';

/** What a person must know now: the lab is gone, or would not do something. */
export function Notices() {
  const connection = useLab((lab) => lab.connection);
  const hasRecording = useLab(({ recording }) => recording.lastSeq > 0);
  const problem = useView((view) => view.problem);

  return (
    <div aria-live="polite">
      {connection === 'lost' ? (
        <p className={css.notice} data-kind="gone">
          {hasRecording
            ? 'The lab has ended. What was recorded is still shown.'
            : 'The lab does not answer. Start it, or open the link that it prints.'}{' '}
          It is tried again by itself.
        </p>
      ) : null}
      {problem ? (
        <p className={css.notice}>
          {problem}
          <button type="button" className={css.close} onClick={() => look({ problem: undefined })}>
            Close
          </button>
        </p>
      ) : null}
    </div>
  );
}
