import type { RunVerdict } from '../../recording/entry.ts';
import type { ExchangeId } from '../../recording/exchange.ts';

/** Where in a recording something can be seen. */
export interface Evidence {
  /** The log entry. */
  readonly seq: number;
  /** The exchange it belongs to, if it belongs to one. */
  readonly exchange?: ExchangeId;
  /** What is to be seen there, in a few words. */
  readonly label: string;
}

/** What cells of one row are compared by; order matters in a list. */
export type CellValue = string | number | boolean | readonly string[];

/** Something was seen, and this is where. */
export interface ObservedCell {
  readonly kind: 'observed';
  readonly value: CellValue;
  /** The value for people. */
  readonly says: string;
  readonly evidence: readonly [Evidence, ...Evidence[]];
}

/** The recording says nothing of it. */
interface NotObservedCell {
  readonly kind: 'not observed';
  readonly why: string;
}

export type Cell = ObservedCell | NotObservedCell;

/** The headings under which rows stand, in order. */
export const rowGroups = [
  'The password',
  'Tokens on their way',
  'What a script can read',
  'What is kept where',
  'How much traffic',
  'When something expires',
  'The second application',
  'What a thief gains',
  'The run',
] as const;
export type RowGroup = (typeof rowGroups)[number];

/** One property of all workflows. */
export interface ComparisonRow {
  /** Stable, to link to. */
  readonly id: string;
  readonly group: RowGroup;
  readonly title: string;
  /** In the order of the columns. */
  readonly cells: readonly Cell[];
  /** The workflows do not agree. Workflows that recorded nothing have no say. */
  readonly differs: boolean;
  /** Indices of the cells that are not as most others; all that have a say when no value is the most common. */
  readonly deviating: readonly number[];
}

/** One exchange that a cell links to, summed up: values masked. */
export interface CitedExchange {
  readonly exchange: ExchangeId;
  /** The log entry of its request. */
  readonly seq: number;
  /** `Browser → Store: GET /api/user, 200`. */
  readonly says: string;
  /** What it carried and what it set, by the names of the credentials. */
  readonly details: readonly string[];
}

/** One workflow. */
export interface ComparisonColumn {
  readonly workflow: string;
  readonly scenario: string;
  /** As the catalogue calls the workflow. */
  readonly title: string;
  readonly verdict: RunVerdict;
  /** Why it could not be run. */
  readonly reason?: string;
  /** In the order in which they began. */
  readonly cited: readonly CitedExchange[];
}

/** Several workflows side by side, every cell computed from what was recorded. Plain JSON. */
export interface Comparison {
  readonly columns: readonly ComparisonColumn[];
  readonly rows: readonly ComparisonRow[];
}
