import type { ReactNode } from 'react';
import { toggleRow, useView } from '../state/view-store.ts';
import css from './Row.module.css';

interface RowProps {
  readonly rowKey: string;
  /** The arrow's number, or what stands in for it. */
  readonly number?: ReactNode;
  /** For a screen reader: the whole row in a sentence. */
  readonly sentence: string;
  readonly says: ReactNode;
  readonly isLit: boolean;
  readonly depth?: number;
  readonly arrow: ReactNode;
  /** Where the words begin, in percent. */
  readonly wordsAt: number;
  readonly chips?: ReactNode;
  readonly below?: ReactNode;
  readonly verdict?: ReactNode;
  readonly state?: string | undefined;
  /** What opens in place; nothing to open without it. */
  readonly detail?: () => ReactNode;
}

/** One line of the diagram: number, words and chips on their arrow, verdict; and what opens beneath. */
export function Row(props: RowProps) {
  const {
    rowKey,
    number,
    sentence,
    says,
    isLit,
    depth = 0,
    arrow,
    wordsAt,
    chips,
    below,
    verdict,
    state,
    detail,
  } = props;
  const isOpen = useView(({ openRow }) => openRow === rowKey);
  const isSelected = useView(({ selectedRow }) => selectedRow === rowKey);
  const fromLeft = { paddingLeft: `calc(${wordsAt}% + 10px)` };

  return (
    <div
      className={css.row}
      data-row={rowKey}
      data-state={state}
      data-depth={depth || undefined}
      data-selected={isSelected || undefined}
      data-open={isOpen || undefined}
    >
      <div className={css.line}>
        <span className={css.number}>{number}</span>
        <div className={css.lanes}>
          <div className={css.words} style={fromLeft}>
            <button
              type="button"
              className={css.says}
              data-message-row={rowKey}
              data-lit={isLit || undefined}
              aria-label={sentence}
              aria-expanded={detail ? isOpen : undefined}
              onClick={() => toggleRow(rowKey)}
            >
              {says}
            </button>
            {chips}
          </div>
          {arrow}
        </div>
        <span className={css.verdict}>{verdict}</span>
      </div>
      {below ? (
        <div className={css.below}>
          <div style={fromLeft}>{below}</div>
        </div>
      ) : null}
      {isOpen && detail ? <div className={css.detail}>{detail()}</div> : null}
    </div>
  );
}
