import type { Cell, CellValue, Evidence, RowGroup } from './comparison.ts';
import type { Reading } from './reading.ts';

/** A property of a workflow, and how it is read out of a recording. */
export interface RowDefinition {
  readonly id: string;
  readonly group: RowGroup;
  readonly title: string;
  readonly cell: (reading: Reading) => Cell;
}

/** More links than this help nobody; the first ones are kept. */
const MOST_LINKS = 8;

/** A cell with what shows it. Without anything that shows it, it is not observed, and `otherwise` says why. */
export function observed(value: CellValue, says: string, evidence: readonly Evidence[], otherwise: string): Cell {
  const distinct = [...new Map(evidence.map((one) => [`${one.seq} ${one.label}`, one])).values()];
  const [first, ...rest] = distinct.slice(0, MOST_LINKS);
  return first ? { kind: 'observed', value, says, evidence: [first, ...rest] } : notObserved(otherwise);
}

/** The recording says nothing of it. */
export function notObserved(why: string): Cell {
  return { kind: 'not observed', why };
}
