import type { CompareRow } from './compare-table.ts';
import { sayCell, valueKey } from './compare-table.ts';

/** A value with everybody who has it. */
export interface SharedValue {
  readonly key: string;
  readonly says: string;
  /** Indices of columns. */
  readonly columns: readonly number[];
  readonly deviates: boolean;
}

/** Each value of a row once, the most common first: what is left to read when there are more columns than fit on paper. */
export function sharedValues({ cells }: CompareRow): readonly SharedValue[] {
  const known = cells.flatMap((one, at) => (one ? [{ ...one, at }] : []));
  return [...Map.groupBy(known, ({ cell }) => valueKey(cell))]
    .map(([key, all]) => ({
      key,
      says: all[0] ? sayCell(all[0].cell) : '',
      columns: all.map(({ at }) => at),
      deviates: all.some(({ deviates }) => deviates),
    }))
    .sort((a, b) => b.columns.length - a.columns.length);
}

/** `1–3, 5`: columns as they are numbered for people. */
export function sayColumns(columns: readonly number[]): string {
  const stretches: [from: number, to: number][] = [];
  for (const number of columns.map((index) => index + 1)) {
    const last = stretches.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else stretches.push([number, number]);
  }
  return stretches.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}
