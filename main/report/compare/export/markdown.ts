import type { Cell, Comparison } from '../comparison.ts';
import { byGroup, sayDifferences } from './by-group.ts';
import { type Footnote, type Footnotes, numberFootnotes, sayWhere } from './footnotes.ts';

/** The comparison as GitHub Flavored Markdown, evidence in footnotes. Cells that are not as most others are bold. */
export function comparisonMarkdown(comparison: Comparison): string {
  const footnotes = numberFootnotes(comparison);
  return [
    '# Login workflows compared',
    '',
    `Every cell is computed from a recorded run; its footnotes say where it can be seen. Bold: not as most others. ${sayDifferences(comparison)}`,
    '',
    ...comparison.columns.map(
      ({ title, workflow, verdict, reason }, at) =>
        `${at + 1}. ${escaped(title)} (\`${workflow}\`): ${escaped(reason ? `${verdict}. ${reason}` : verdict)}`,
    ),
    ...byGroup(comparison).flatMap(({ group, rows }) => [
      '',
      `## ${group}`,
      '',
      `| | ${comparison.columns.map((_, at) => at + 1).join(' | ')} |`,
      `|---|${comparison.columns.map(() => '---').join('|')}|`,
      ...rows.map(
        ({ row, at }) =>
          `| ${escaped(row.title)} | ${row.cells
            .map((cell, index) => sayCell(cell, row.deviating.includes(index), footnotes.at(at, index)))
            .join(' | ')} |`,
      ),
    ]),
    '',
    ...sayFootnotes(footnotes),
    '',
  ].join('\n');
}

function sayCell(cell: Cell, deviates: boolean, notes: readonly Footnote[]): string {
  const says = escaped(cell.kind === 'observed' ? cell.says : `not observed: ${cell.why}`);
  const links = notes.map(({ id }) => `[^${id}]`).join('');
  return `${deviates ? `**${says}**` : cell.kind === 'observed' ? says : `*${says}*`}${links}`;
}

function sayFootnotes({ of }: Footnotes): readonly string[] {
  return of.flat().map((note) => {
    const { id, labels, exchange } = note;
    const parts = [...(exchange ? [exchange.says, ...exchange.details] : []), ...labels];
    return `[^${id}]: ${escaped(`${parts.join('; ')} (${sayWhere(note)})`)}`;
  });
}

/** Characters that mean something in Markdown, or in a table of it. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|~#]/g, '\\$&').replaceAll('\n', ' ');
}
