import { useEffect, useRef } from 'react';
import type { Cell, ComparisonColumn } from '../../../main/report/compare/comparison.ts';
import type { CompareColumn } from '../model/compare-table.ts';
import { placesOf } from '../model/evidence-places.ts';
import { sayColumns } from '../model/shared-values.ts';
import { look } from '../state/view-store.ts';
import css from './CellEvidence.module.css';
import { EvidenceItem } from './EvidenceItem.tsx';

interface CellEvidenceProps {
  readonly title: string;
  readonly cell: Cell;
  readonly column: CompareColumn;
  readonly compared: ComparisonColumn;
  /** Indices of the other columns with the same value. */
  readonly same: readonly number[];
  /** How many columns have a value. */
  readonly of: number;
}

/** What a cell was read out of: each exchange once, with what was seen in it; or why there is nothing. */
export function CellEvidence({ title, cell, column, compared, same, of }: CellEvidenceProps) {
  const section = useRef<HTMLElement>(null);
  // Opened at the lower edge, it would be out of sight.
  useEffect(() => {
    // Newer browsers return a promise, which is no clean-up.
    section.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, []);
  const places = cell.kind === 'observed' ? placesOf(cell.evidence, compared) : [];
  return (
    <section ref={section} className={css.evidence} aria-label={`What shows it: ${title}, workflow ${column.number}`}>
      <header className={css.head}>
        <div>
          <p className={css.of}>
            {title} · {column.number} {column.workflow.title}
          </p>
          <p className={css.says}>{cell.kind === 'observed' ? cell.says : `Not observed. ${cell.why}`}</p>
          {of > 1 ? <p className={css.of}>{sayWhoElse(same, of)}</p> : null}
        </div>
        <button type="button" className={css.close} onClick={() => look({ openCell: undefined })}>
          Close
        </button>
      </header>
      {places.length > 0 ? (
        <ol className={css.places} aria-label="Evidence">
          {places.map((place) => (
            <EvidenceItem key={place.key} place={place} />
          ))}
        </ol>
      ) : null}
    </section>
  );
}

function sayWhoElse(same: readonly number[], of: number): string {
  if (same.length === 0) return 'No other of the workflows shown has this.';
  return same.length === of - 1 ? 'All the others have this too.' : `The same in ${sayColumns(same)}.`;
}
