import type { Cell, Comparison, ComparisonColumn } from '../comparison.ts';
import { byGroup, sayDifferences } from './by-group.ts';
import { escaped } from './escaped.ts';
import { type Footnote, type Footnotes, numberFootnotes, sayWhere } from './footnotes.ts';
import { style } from './html-style.ts';
import { valuesTable } from './html-values.ts';

/** With more workflows than this a table does not fit on paper; then each value is printed once. */
const MOST_ON_PAPER = 5;

/** The comparison as one HTML page: no scripts, nothing from elsewhere, evidence as footnotes. */
export function comparisonHtml(comparison: Comparison): string {
  const footnotes = numberFootnotes(comparison);
  const { columns } = comparison;
  const many = columns.length > MOST_ON_PAPER;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Login workflows compared</title>
<style>${style}</style>
</head>
<body>
<h1>Login workflows compared</h1>
<p>Every cell is computed from a recorded run; the small numbers lead to where it can be seen. Values are masked.
<b>≠</b> marks what is not as in most other workflows. ${escaped(sayDifferences(comparison))}</p>
${many ? valuesTable(comparison, footnotes) : ''}
<div class="scroll${many ? ' on-screen' : ''}" tabindex="0" role="region" aria-label="Comparison">
<table>
<thead><tr><th scope="col">Property</th>${columns.map(head).join('')}</tr></thead>
${body(comparison, footnotes)}
</table>
</div>
<h2>Evidence</h2>
<p>Entries and exchanges have the numbers that they have in the recording of the run.</p>
${columns.map((column, at) => evidence(column, at, footnotes.of[at] ?? [])).join('\n')}
</body>
</html>
`;
}

function head({ title, workflow, verdict, reason }: ComparisonColumn, at: number): string {
  const outcome = verdict === 'passed' ? '' : `<p>${escaped(reason ? `${verdict}: ${reason}` : verdict)}</p>`;
  return `<th scope="col" title="${escaped(workflow)}"><span class="number">${at + 1}</span> ${escaped(title)}${outcome}</th>`;
}

function body(comparison: Comparison, footnotes: Footnotes): string {
  const { columns } = comparison;
  return byGroup(comparison)
    .map(({ group, rows }) => {
      const heading = `<tbody class="group"><tr><th scope="rowgroup" colspan="${columns.length + 1}"><span>${escaped(group)}</span></th></tr></tbody>`;
      const lines = rows.map(({ row, at }) => {
        const cells = row.cells.map((one, index) => cell(one, row.deviating.includes(index), footnotes.at(at, index)));
        return `<tr id="${escaped(row.id)}"><th scope="row">${escaped(row.title)}</th>${cells.join('')}</tr>`;
      });
      return `${heading}\n<tbody>\n${lines.join('\n')}\n</tbody>`;
    })
    .join('\n');
}

function cell(one: Cell, standsOut: boolean, notes: readonly Footnote[]): string {
  const classes = [...(standsOut ? ['stands-out'] : []), ...(one.kind === 'observed' ? [] : ['none'])];
  const mark = standsOut ? '<span class="mark" title="not as most others">≠</span> ' : '';
  const says = one.kind === 'observed' ? one.says : `not observed: ${one.why}`;
  const links = notes.map(({ id }) => `<a href="#note-${id}">${id}</a>`).join(' ');
  return `<td class="${classes.join(' ')}">${mark}${escaped(says)}${links ? ` <sup>${links}</sup>` : ''}</td>`;
}

function evidence({ title, workflow }: ComparisonColumn, at: number, notes: readonly Footnote[]): string {
  const items = notes.map((note) => {
    const { id, labels, exchange } = note;
    const parts = [
      ...(exchange ? [`<code>${escaped(exchange.says)}</code>`] : []),
      ...labels.map(escaped),
      ...(exchange ? exchange.details.map(escaped) : []),
    ];
    return `<li id="note-${id}"><b>${id}</b>${parts.join('; ')} <span class="where">${escaped(sayWhere(note))}</span></li>`;
  });
  return `<section>
<h3>${at + 1} ${escaped(title)}</h3>
<p><code>${escaped(workflow)}</code></p>
<ol class="notes">
${items.join('\n')}
</ol>
</section>`;
}
