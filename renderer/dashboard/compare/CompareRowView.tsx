import { memo, useState } from 'react';
import type { ComparisonRow } from '../../../main/report/compare/comparison.ts';
import type { CompareCell, CompareColumn } from '../model/compare-table.ts';
import { valueKey } from '../model/compare-table.ts';
import { toggleCell } from '../state/view-store.ts';
import { CellEvidence } from './CellEvidence.tsx';
import { ComparedCell } from './ComparedCell.tsx';
import css from './CompareRowView.module.css';

interface CompareRowViewProps {
  readonly row: ComparisonRow;
  readonly cells: readonly CompareCell[];
  readonly columns: readonly CompareColumn[];
  /** The workflow of the cell whose evidence is open. */
  readonly openWorkflow: string | undefined;
  /** The cell of this row that Tab goes to, if it is in this row. */
  readonly stop: string | undefined;
  readonly onStop: (stop: string) => void;
}

/** One property; beneath it, in place, what the open cell was read out of. */
export const CompareRowView = memo(function CompareRowView(props: CompareRowViewProps) {
  const { row, cells, columns, openWorkflow, stop, onStop } = props;
  const [pointed, setPointed] = useState<string | undefined>(undefined);
  const openAt = columns.findIndex(({ workflow }) => workflow.id === openWorkflow);
  const [openColumn, openCell] = [columns[openAt], cells[openAt]];
  const idOf = (column: number) => `${row.id} ${column}`;

  return (
    <>
      <tr className={css.row} data-differs={row.differs || undefined} onPointerLeave={() => setPointed(undefined)}>
        <th scope="row" className={css.title}>
          {row.differs ? (
            <span className={css.differs} role="img" aria-label="differs:" title="The workflows differ in this.">
              ≠
            </span>
          ) : null}{' '}
          {row.title}
        </th>
        {columns.map(({ workflow: { id } }, at) => {
          const one = cells[at];
          if (!one) return <td key={id} className={css.nothing} aria-label="not run yet" />;
          return (
            <ComparedCell
              key={id}
              {...one}
              isOpen={at === openAt}
              isSame={pointed !== undefined && valueKey(one.cell) === pointed}
              isStop={stop === idOf(at)}
              onToggle={() => toggleCell(row.id, id)}
              onFocus={() => onStop(idOf(at))}
              onPoint={() => setPointed(valueKey(one.cell))}
            />
          );
        })}
      </tr>
      {openColumn?.compared && openCell ? (
        <tr className={css.evidence}>
          <td colSpan={columns.length + 1}>
            <CellEvidence
              title={row.title}
              cell={openCell.cell}
              column={openColumn}
              compared={openColumn.compared}
              same={cells.flatMap((other, at) =>
                other && at !== openAt && valueKey(other.cell) === valueKey(openCell.cell) ? at : [],
              )}
              of={cells.filter((other) => other !== undefined).length}
            />
          </td>
        </tr>
      ) : null}
    </>
  );
});
