import type { Comparison } from '../comparison.ts';
import { byGroup } from './by-group.ts';
import { escaped } from './escaped.ts';
import type { Footnotes } from './footnotes.ts';
import { sayColumns, sharedValues } from './shared-values.ts';

/** The same comparison with each value once and the numbers of those that have it: for paper, which does not scroll. */
export function valuesTable(comparison: Comparison, footnotes: Footnotes): string {
  const legend = comparison.columns.map(({ title }) => `<li>${escaped(title)}</li>`).join('');
  const bodies = byGroup(comparison).map(({ group, rows }) => {
    const lines = rows.flatMap(({ row, at }) =>
      sharedValues(row).map(({ says, columns, deviates }, index) => {
        const links = columns.flatMap((column) => footnotes.at(at, column).slice(0, 1)).map(({ id }) => id);
        const mark = deviates ? '<span class="mark">≠</span> ' : '';
        return `<tr><th scope="row">${index === 0 ? escaped(row.title) : ''}</th><td>${sayColumns(columns)}</td><td>${mark}${escaped(says)} <sup>${links.join(' ')}</sup></td></tr>`;
      }),
    );
    return `<tbody class="group"><tr><th scope="rowgroup" colspan="3">${escaped(group)}</th></tr></tbody><tbody>${lines.join('\n')}</tbody>`;
  });
  return `<div class="on-paper"><ol>${legend}</ol>
<table><thead><tr><th scope="col">Property</th><th scope="col">Workflows</th><th scope="col">Value</th></tr></thead>
${bodies.join('\n')}
</table></div>`;
}
