import type { Cell, Comparison } from '../comparison.ts';
import { byGroup, sayDifferences } from './by-group.ts';
import { type SharedValue, sayColumns, sharedValues } from './shared-values.ts';
import { wrap } from './wrap.ts';

/** A column that is narrower than this, in characters, is no pleasure to read: then values become lines. */
const NARROWEST = 24;
const TITLE_WIDTH = 26;
const GAP = '  ';

/** The comparison for a terminal of `width` characters: a table, or, with more workflows than fit, who has which value. */
export function comparisonText(comparison: Comparison, width: number): string {
  const { columns } = comparison;
  const cellWidth = Math.floor((width - TITLE_WIDTH - columns.length * GAP.length) / columns.length);
  const lines = cellWidth >= NARROWEST ? asTable(comparison, cellWidth) : asLists(comparison, width);
  return [...legend(comparison), '', ...lines, '', `* not as most others. ${sayDifferences(comparison)}`].join('\n');
}

function legend({ columns }: Comparison): readonly string[] {
  return columns.map(({ title, workflow, verdict }, at) => {
    const outcome = verdict === 'passed' ? '' : `  (${verdict})`;
    return `${String(at + 1).padStart(3)}  ${title}${outcome}\n     ${workflow}`;
  });
}

function sayCell(cell: Cell | undefined): string {
  if (cell?.kind !== 'observed') return '–';
  const exchanges = [...new Set(cell.evidence.map(({ exchange, seq }) => exchange ?? `#${seq}`))];
  const shown = exchanges.slice(0, 3).join(' ');
  return `${cell.says} [${shown}${exchanges.length > 3 ? ' …' : ''}]`;
}

function asTable(comparison: Comparison, cellWidth: number): readonly string[] {
  const line = (cells: readonly (readonly string[])[]): readonly string[] =>
    Array.from({ length: Math.max(...cells.map(({ length }) => length)) }, (_, at) =>
      cells
        .map((cell, index) => (cell[at] ?? '').padEnd(index === 0 ? TITLE_WIDTH : cellWidth))
        .join(GAP)
        .trimEnd(),
    );
  const head = line([[''], ...comparison.columns.map((_, at) => [String(at + 1)])]);
  return [
    ...head,
    ...byGroup(comparison).flatMap(({ group, rows }) => [
      '',
      group.toUpperCase(),
      ...rows.flatMap(({ row }) =>
        line([
          wrap(row.title, TITLE_WIDTH),
          ...row.cells.map((cell, at) => wrap(`${row.deviating.includes(at) ? '* ' : ''}${sayCell(cell)}`, cellWidth)),
        ]),
      ),
    ]),
  ];
}

/** Each value once, and the numbers of the workflows that have it. */
function asLists(comparison: Comparison, width: number): readonly string[] {
  return byGroup(comparison).flatMap(({ group, rows }) => [
    '',
    group.toUpperCase(),
    ...rows.flatMap(({ row }) => [row.title, ...sharedValues(row).flatMap((value) => valueLines(value, width))]),
  ]);
}

function valueLines({ says, columns, deviates }: SharedValue, width: number): readonly string[] {
  const who = wrap(sayColumns(columns), TITLE_WIDTH - 4);
  const what = wrap(says, Math.max(NARROWEST, width - TITLE_WIDTH - GAP.length));
  return Array.from({ length: Math.max(who.length, what.length) }, (_, at) => {
    const mark = at === 0 && deviates ? '  * ' : '    ';
    return `${mark}${(who[at] ?? '').padEnd(TITLE_WIDTH - 4)}${GAP}${what[at] ?? ''}`.trimEnd();
  });
}
