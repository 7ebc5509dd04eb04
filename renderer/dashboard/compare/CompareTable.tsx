import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import { Empty } from '../app/Empty.tsx';
import type { CompareColumn, CompareGroup } from '../model/compare-table.ts';
import { useView } from '../state/view-store.ts';
import { ColumnHead } from './ColumnHead.tsx';
import { CompareRowView } from './CompareRowView.tsx';
import css from './CompareTable.module.css';
import { walkCells } from './walk-cells.ts';

interface CompareTableProps {
  readonly columns: readonly CompareColumn[];
  readonly groups: readonly CompareGroup[];
  /** Whether it is narrow enough to be printed. */
  readonly onPaper: boolean;
}

/** With more columns than this each is as narrow as can be read. */
const mostWide = 8;

/** The comparison: one stop for Tab, inside which the arrow keys walk from cell to cell. */
export function CompareTable({ columns, groups, onPaper }: CompareTableProps) {
  const openCell = useView((view) => view.openCell);
  const [current, setCurrent] = useState<string | undefined>(undefined);
  const [first] = groups;
  // The cell that Tab goes to: where the person was last, if it is still there.
  const isThere = groups.some(({ rows }) => rows.some(({ row }) => current?.startsWith(`${row.id} `)));
  const firstColumn = columns.findIndex(({ compared }) => compared !== undefined);
  const stop = isThere ? current : `${first?.rows[0]?.row.id} ${firstColumn}`;

  if (groups.length === 0)
    return <Empty>These workflows agree in every property. Untick “Only rows that differ” to see all.</Empty>;

  return (
    <section
      className={css.scroller}
      data-on-paper={onPaper}
      data-dense={columns.length > mostWide || undefined}
      aria-label="Comparison"
    >
      <table className={css.table} onKeyDown={(event: KeyboardEvent<HTMLTableElement>) => walkCells(event)}>
        <caption className={css.hidden}>
          Properties of the chosen workflows. Arrow keys go from cell to cell, Enter opens what a cell was read out of.
        </caption>
        <thead>
          <tr>
            <th scope="col" className={css.corner}>
              Property
            </th>
            {columns.map((column) => (
              <ColumnHead key={column.workflow.id} column={column} />
            ))}
          </tr>
        </thead>
        {groups.map(({ title, rows }) => (
          <tbody key={title}>
            <tr className={css.group}>
              <th scope="rowgroup" colSpan={columns.length + 1}>
                <span>{title}</span>
              </th>
            </tr>
            {rows.map(({ row, cells }) => (
              <CompareRowView
                key={row.id}
                row={row}
                cells={cells}
                columns={columns}
                openWorkflow={openCell?.row === row.id ? openCell.workflow : undefined}
                stop={stop?.startsWith(`${row.id} `) ? stop : undefined}
                onStop={setCurrent}
              />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}
