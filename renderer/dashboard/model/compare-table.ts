import type { DrawnWorkflow, LabState } from '../../../main/lab/api/protocol.ts';
import type { RunVerdict } from '../../../main/recording/entry.ts';
import type {
  Cell,
  Comparison,
  ComparisonColumn,
  ComparisonRow,
  RowGroup,
} from '../../../main/report/compare/comparison.ts';

/** One chosen workflow. Its place is kept while it waits to be run, so that nothing moves when it has been. */
export interface CompareColumn {
  readonly workflow: DrawnWorkflow;
  /** As it is numbered for people: from 1, among those shown. */
  readonly number: number;
  readonly status: 'recorded' | 'running' | 'waiting' | 'not run';
  readonly verdict: RunVerdict | undefined;
  /** What was read out of its recording; undefined: there is none yet. */
  readonly compared: ComparisonColumn | undefined;
}

/** One property, its cells in the order of the columns. */
export interface CompareRow {
  readonly row: ComparisonRow;
  readonly cells: readonly CompareCell[];
}

/** undefined: not recorded yet. */
export type CompareCell = { readonly cell: Cell; readonly deviates: boolean } | undefined;

/** The rows under one heading. */
export interface CompareGroup {
  readonly title: RowGroup;
  readonly rows: readonly CompareRow[];
}

/** What a chosen workflow's column says of its run. */
export function columnsOf(
  workflows: readonly DrawnWorkflow[],
  state: Pick<LabState, 'recorded' | 'toRecord'> | undefined,
  comparison: Comparison | undefined,
): readonly CompareColumn[] {
  return workflows.map((workflow, index): CompareColumn => {
    const place = state?.toRecord.indexOf(workflow.id) ?? -1;
    const verdict = state?.recorded.find((one) => one.workflow === workflow.id)?.verdict;
    return {
      workflow,
      number: index + 1,
      status: place === 0 ? 'running' : place > 0 ? 'waiting' : verdict ? 'recorded' : 'not run',
      verdict,
      compared: comparison?.columns.find((column) => column.workflow === workflow.id),
    };
  });
}

/** The rows under their headings, in the order in which the lab gives them. Headings without rows are left away. */
export function groupsOf(
  { columns: compared, rows }: Comparison,
  columns: readonly CompareColumn[],
  onlyDiffering: boolean,
): readonly CompareGroup[] {
  const indices = columns.map(({ workflow }) => compared.findIndex((column) => column.workflow === workflow.id));
  const shown = onlyDiffering ? rows.filter(({ differs }) => differs) : rows;
  return [...Map.groupBy(shown, ({ group }) => group)].map(([title, own]) => ({
    title,
    rows: own.map((row) => ({ row, cells: indices.map((index) => cellAt(row, index)) })),
  }));
}

function cellAt({ cells, deviating }: ComparisonRow, index: number): CompareCell {
  const cell = cells[index];
  return cell && { cell, deviates: deviating.includes(index) };
}

/** Cells with the same key have the same value. */
export function valueKey(cell: Cell): string {
  return cell.kind === 'observed' ? JSON.stringify(cell.value) : '';
}

/** A cell in words. */
export function sayCell(cell: Cell): string {
  return cell.kind === 'observed' ? cell.says : 'not observed';
}
