import type { ComparisonRow } from '../comparison.ts';

/** A value with everybody who has it. */
export interface SharedValue {
  readonly says: string;
  readonly isObserved: boolean;
  /** Indices of columns. */
  readonly columns: readonly number[];
  readonly deviates: boolean;
}

/** Each value of a row once, the most common first: what is left to read when there are more columns than fit. */
export function sharedValues({ cells, deviating }: ComparisonRow): readonly SharedValue[] {
  const indexed = cells.map((cell, at) => ({ cell, at }));
  const alike = Map.groupBy(indexed, ({ cell }) => (cell.kind === 'observed' ? JSON.stringify(cell.value) : ''));
  return [...alike.values()]
    .map((all): SharedValue => {
      const cell = all[0]?.cell;
      return {
        says: cell?.kind === 'observed' ? cell.says : 'not observed',
        isObserved: cell?.kind === 'observed',
        columns: all.map(({ at }) => at),
        deviates: all.some(({ at }) => deviating.includes(at)),
      };
    })
    .sort((a, b) => b.columns.length - a.columns.length);
}

/** `1-3, 5`: columns as they are numbered for people. */
export function sayColumns(columns: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const number of columns.map((index) => index + 1)) {
    const last = runs.at(-1);
    if (last && last.to === number - 1) last.to = number;
    else runs.push({ from: number, to: number });
  }
  return runs.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(', ');
}
