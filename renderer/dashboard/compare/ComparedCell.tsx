import { Fragment } from 'react';
import type { Cell } from '../../../main/report/compare/comparison.ts';
import { sayCell } from '../model/compare-table.ts';
import css from './ComparedCell.module.css';

interface ComparedCellProps {
  readonly cell: Cell;
  readonly deviates: boolean;
  readonly isOpen: boolean;
  /** It has the value of the cell that is pointed at. */
  readonly isSame: boolean;
  /** Tab stops here. */
  readonly isStop: boolean;
  readonly onToggle: () => void;
  readonly onFocus: () => void;
  readonly onPoint: () => void;
}

/** One value; pressed, it shows what it was read out of. */
export function ComparedCell({ cell, deviates, isOpen, isSame, isStop, ...on }: ComparedCellProps) {
  return (
    <td
      className={css.cell}
      data-kind={cell.kind}
      data-deviates={deviates || undefined}
      data-open={isOpen || undefined}
      data-same={isSame || undefined}
      onPointerEnter={on.onPoint}
    >
      <button
        type="button"
        className={css.value}
        data-cell
        tabIndex={isStop ? 0 : -1}
        aria-expanded={isOpen}
        title={cell.kind === 'observed' ? undefined : cell.why}
        onClick={on.onToggle}
        onFocus={on.onFocus}
      >
        <span>
          {deviates ? (
            <span className={css.mark} role="img" aria-label="not as most others:" title="not as most others">
              ≠
            </span>
          ) : null}{' '}
          {breakable(sayCell(cell))}
        </span>
      </button>
    </td>
  );
}

/** Host names may break after a dot rather than anywhere. */
function breakable(text: string) {
  return text.split(/(?<=\w\.)(?=\w)/).map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change places.
    <Fragment key={index}>
      {index > 0 ? <wbr /> : null}
      {piece}
    </Fragment>
  ));
}
