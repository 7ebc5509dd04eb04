import { Button } from '../app/Button.tsx';
import type { CompareColumn } from '../model/compare-table.ts';
import { useLabLink } from '../state/lab-link.ts';
import { useLab } from '../state/lab-store.ts';
import css from './RecordBar.module.css';
import { RecordProgress } from './RecordProgress.tsx';
import { useWhyNot } from './use-why-not.ts';

/** What is not recorded yet, and the button for it; while it is being recorded, how far it is. */
export function RecordBar({ columns }: { readonly columns: readonly CompareColumn[] }) {
  const { command } = useLabLink();
  const isRecording = useLab(({ state }) => (state?.toRecord.length ?? 0) > 0);
  const whyNot = useWhyNot();
  if (isRecording) return <RecordProgress />;
  const missing = columns.filter(({ verdict }) => verdict === undefined);
  // With nothing recorded at all, the empty page has the button; with everything, the toolbar.
  if (missing.length === columns.length || missing.length === 0) return null;

  return (
    <div className={css.bar}>
      <p>
        <strong>
          {missing.length} of these {columns.length} {missing.length === 1 ? 'has' : 'have'} not been run since the lab
          was started.
        </strong>{' '}
        {whyNot ?? 'Each is run by itself in fresh windows; what is open in the lab ends.'}
      </p>
      <Button
        primary
        shortcut="R"
        disabled={whyNot !== undefined}
        onClick={() => command({ do: 'record', workflows: missing.map(({ workflow }) => workflow.id) })}
      >
        {missing.length === 1 ? 'Run it' : 'Run them'}
      </Button>
    </div>
  );
}
