import { type Comparison, type ComparisonRow, type RowGroup, rowGroups } from '../comparison.ts';

/** The rows under their headings; headings without rows are left away. `at` is the row's index in the comparison. */
export function byGroup({
  rows,
}: Comparison): readonly { readonly group: RowGroup; readonly rows: readonly { row: ComparisonRow; at: number }[] }[] {
  const indexed = rows.map((row, at) => ({ row, at }));
  return rowGroups.flatMap((group) => {
    const own = indexed.filter(({ row }) => row.group === group);
    return own.length > 0 ? [{ group, rows: own }] : [];
  });
}

/** `3 of 31 properties differ.`; the number alone where the others are left away. */
export function sayDifferences({ rows, columns }: Comparison): string {
  const differing = rows.filter(({ differs }) => differs).length;
  if (columns.length < 2) return 'One workflow alone: there is nothing to differ from.';
  return differing === rows.length
    ? `${differing} properties differ.`
    : `${differing} of ${rows.length} properties differ.`;
}
