import { useMemo } from 'react';
import { Empty } from '../app/Empty.tsx';
import { groupsOf } from '../model/compare-table.ts';
import { useLab } from '../state/lab-store.ts';
import { useView } from '../state/view-store.ts';
import css from './ComparePage.module.css';
import { CompareTable } from './CompareTable.tsx';
import { CompareToolbar } from './CompareToolbar.tsx';
import { NothingRecorded } from './NothingRecorded.tsx';
import { PaperLegend, PaperValues } from './Paper.tsx';
import { RecordBar } from './RecordBar.tsx';
import { useCompared } from './use-compared.ts';
import { WorkflowPicker } from './WorkflowPicker.tsx';

/** With more columns than this a table does not fit on paper: there each value is printed once, with who has it. */
const mostOnPaper = 5;

/** The second view: workflows side by side, every cell read out of a recording. */
export function ComparePage() {
  const { columns, comparison, isRefused } = useCompared();
  const onlyDiffering = useView((view) => view.onlyDiffering);
  const isConnected = useLab(({ workflows }) => workflows.length > 0);
  const groups = useMemo(
    () => (comparison ? groupsOf(comparison, columns, onlyDiffering) : []),
    [comparison, columns, onlyDiffering],
  );
  const isMany = columns.length > mostOnPaper;

  return (
    <>
      <nav className={css.picker} aria-label="Workflows to compare">
        <WorkflowPicker />
      </nav>
      <main className={css.page}>
        <CompareToolbar columns={columns} comparison={comparison} groups={groups} />
        <RecordBar columns={columns} />
        {comparison && columns.length > 0 ? (
          <>
            <PaperLegend columns={columns} />
            {isMany ? <PaperValues columns={columns} groups={groups} /> : null}
            <CompareTable columns={columns} groups={groups} onPaper={!isMany} />
          </>
        ) : isRefused ? (
          <Empty>The lab gives no comparison. Choose something else, or start the lab anew.</Empty>
        ) : columns.some(({ verdict }) => verdict !== undefined) ? (
          <Empty>Reading the recordings …</Empty>
        ) : isConnected ? (
          <NothingRecorded columns={columns} />
        ) : (
          <Empty>The comparison appears here as soon as the lab answers.</Empty>
        )}
      </main>
    </>
  );
}
