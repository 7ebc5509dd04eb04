import type { CompareCell, CompareColumn, CompareGroup } from './compare-table.ts';
import { type EvidencePlace, placesOf } from './evidence-places.ts';

interface Numbered {
  readonly id: string;
  readonly place: EvidencePlace;
}

/** What is shown, as GitHub Flavored Markdown: evidence in footnotes, cells that are not as most others in bold. */
export function compareMarkdown(
  all: readonly CompareColumn[],
  groups: readonly CompareGroup[],
  differences: string,
): string {
  const shown = all.flatMap((column, at) => (column.compared ? [{ ...column, at, compared: column.compared }] : []));
  const notes = shown.map((column, index) => numberPlaces(column.compared, column.at, groups, index + 1));

  const cellText = (cell: CompareCell, column: number) => {
    if (!cell) return '';
    const { cell: one, deviates } = cell;
    if (one.kind === 'not observed') return emphasised(`not observed: ${one.why}`, deviates ? '**' : '*');
    const keys = new Set(one.evidence.map(({ seq, exchange }) => exchange ?? String(seq)));
    const links = [...keys].flatMap((key) => notes[column]?.get(key)?.id ?? []).map((id) => `[^${id}]`);
    return `${emphasised(one.says, deviates ? '**' : '')}${links.join('')}`;
  };

  return [
    '# Login workflows compared',
    '',
    `Every cell is computed from a recorded run; its footnotes say where it can be seen. Values are masked. Bold: not as most others. ${differences}`,
    '',
    ...shown.map(({ workflow: { id, title }, compared: { verdict, reason } }, index) => {
      const outcome = reason ? `${verdict}. ${reason}` : verdict;
      return `${index + 1}. ${escaped(title)} (\`${id}\`): ${escaped(outcome)}`;
    }),
    ...groups.flatMap(({ title, rows }) => [
      '',
      `## ${title}`,
      '',
      `| | ${shown.map((_, index) => index + 1).join(' | ')} |`,
      `|---|${shown.map(() => '---').join('|')}|`,
      ...rows.map(({ row, cells }) => {
        const texts = shown.map(({ at }, index) => cellText(cells[at], index));
        return `| ${escaped(row.title)} | ${texts.join(' | ')} |`;
      }),
    ]),
    '',
    ...notes.flatMap((own) => [...own.values()].map(sayNote)),
    '',
  ].join('\n');
}

/** Everything that one workflow's cells point at, numbered in the order of the log: `2.14`. */
function numberPlaces(
  compared: NonNullable<CompareColumn['compared']>,
  at: number,
  groups: readonly CompareGroup[],
  number: number,
): ReadonlyMap<string, Numbered> {
  const cells = groups.flatMap(({ rows }) => rows.flatMap((row) => row.cells[at] ?? []));
  const evidence = cells.flatMap(({ cell }) => (cell.kind === 'observed' ? cell.evidence : []));
  const places = placesOf(evidence, compared);
  return new Map(places.map((place, index) => [place.key, { id: `${number}.${index + 1}`, place }]));
}

function sayNote({ id, place: { exchange, labels, seq } }: Numbered): string {
  const parts = [...(exchange ? [exchange.says, ...exchange.details] : []), ...labels];
  const where = exchange ? `entry ${seq}, exchange ${exchange.exchange}` : `entry ${seq}`;
  return `[^${id}]: ${escaped(`${parts.join('; ')} (${where})`)}`;
}

const emphasised = (text: string, mark: '' | '*' | '**') => `${mark}${escaped(text)}${mark}`;

/** Characters that mean something in Markdown, or in a table of it. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|~#]/g, '\\$&').replaceAll('\n', ' ');
}
