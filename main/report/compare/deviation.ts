import type { Cell, ComparisonRow } from './comparison.ts';

/**
 * Which cells stand out. A cell that is not observed is a value too, except in a workflow that recorded nothing
 * (`hasSay` false). Where no value is the most common one, every cell stands out.
 */
export function deviation(
  cells: readonly Cell[],
  hasSay: readonly boolean[],
): Pick<ComparisonRow, 'differs' | 'deviating'> {
  const voters = cells.flatMap((cell, index) => (hasSay[index] ? [{ index, key: keyOf(cell) }] : []));
  const counts = [...Map.groupBy(voters, ({ key }) => key)].map(([key, all]) => ({ key, count: all.length }));
  if (counts.length < 2) return { differs: false, deviating: [] };
  const [first, second] = counts.toSorted((a, b) => b.count - a.count);
  const usual = first && first.count > (second?.count ?? 0) ? first.key : undefined;
  return { differs: true, deviating: voters.filter(({ key }) => key !== usual).map(({ index }) => index) };
}

function keyOf(cell: Cell): string {
  return cell.kind === 'observed' ? JSON.stringify(cell.value) : cell.kind;
}
