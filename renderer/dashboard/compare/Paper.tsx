import type { CompareColumn, CompareGroup } from '../model/compare-table.ts';
import { sayColumns, sharedValues } from '../model/shared-values.ts';
import { runWord } from '../words/verdict.ts';
import css from './Paper.module.css';

/** On paper only: which number stands for which workflow. */
export function PaperLegend({ columns }: { readonly columns: readonly CompareColumn[] }) {
  return (
    <section className={css.legend} aria-hidden="true">
      <p>
        <strong>Login workflows compared.</strong> Every value is read out of a recorded run of Loginscope; credentials
        are masked. ≠ marks what is not as in most other workflows.
      </p>
      <ol>
        {columns.map(({ workflow, verdict }) => (
          <li key={workflow.id}>
            {workflow.title} ({verdict ? runWord[verdict] : 'not run'})
          </li>
        ))}
      </ol>
    </section>
  );
}

interface PaperValuesProps {
  readonly columns: readonly CompareColumn[];
  readonly groups: readonly CompareGroup[];
}

/** On paper only, for more workflows than fit side by side: each value once, with the numbers of those that have it. */
export function PaperValues({ columns, groups }: PaperValuesProps) {
  const known = columns.filter(({ compared }) => compared !== undefined).length;
  return (
    <table className={css.values} aria-hidden="true">
      <thead>
        <tr>
          <th>Property</th>
          <th>Workflows</th>
          <th>Value</th>
        </tr>
      </thead>
      {groups.map(({ title, rows }) => (
        <tbody key={title}>
          <tr className={css.group}>
            <th colSpan={3}>{title}</th>
          </tr>
          {rows.flatMap((row) =>
            sharedValues(row).map(({ key, says, columns: own, deviates }, index) => (
              <tr key={`${row.row.id} ${key}`}>
                <th>{index === 0 ? row.row.title : ''}</th>
                <td>{own.length === known ? 'all' : sayColumns(own)}</td>
                <td>
                  {deviates ? '≠ ' : ''}
                  {says}
                </td>
              </tr>
            )),
          )}
        </tbody>
      ))}
    </table>
  );
}
