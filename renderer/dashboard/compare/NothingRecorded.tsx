import { Button } from '../app/Button.tsx';
import type { CompareColumn } from '../model/compare-table.ts';
import { useLabLink } from '../state/lab-link.ts';
import { useLab } from '../state/lab-store.ts';
import css from './NothingRecorded.module.css';
import { useWhyNot } from './use-why-not.ts';

/** Before anything is recorded: what will stand here, and what to press. */
export function NothingRecorded({ columns }: { readonly columns: readonly CompareColumn[] }) {
  const { command } = useLabLink();
  const isRecording = useLab(({ state }) => (state?.toRecord.length ?? 0) > 0);
  const whyNot = useWhyNot();
  const workflows = columns.map(({ workflow }) => workflow.id);

  return (
    <section className={css.page}>
      <h3 className={css.title}>What each workflow costs, and what it gives away</h3>
      <p>
        Here the workflows that are ticked on the left stand side by side: who received the password, where tokens
        travelled, what a script could read, what is kept where, what happened when something expired, and what a thief
        could do with what was stolen. Nothing of it is written down beforehand: every cell is read out of a recorded
        run, and opens to show where.
      </p>
      {columns.length === 0 ? (
        <p>
          <strong>Tick two or more workflows on the left.</strong>
        </p>
      ) : isRecording ? (
        <p>The table appears as soon as the first run has ended.</p>
      ) : (
        <>
          <p>
            {columns.length === 1 ? 'It has' : `None of these ${columns.length} has`}{' '}
            {columns.length === 1 ? 'not been run' : 'been run'} since the lab was started. Running one takes a few
            seconds, in fresh windows; what is open in the lab ends.
          </p>
          <Button
            primary
            shortcut="R"
            disabled={whyNot !== undefined}
            onClick={() => command({ do: 'record', workflows })}
          >
            {columns.length === 1 ? 'Run it' : `Run all ${columns.length}`}
          </Button>
          {whyNot ? <p className={css.whyNot}>{whyNot}</p> : null}
        </>
      )}
    </section>
  );
}
