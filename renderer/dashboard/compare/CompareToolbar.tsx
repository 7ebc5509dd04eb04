import type { Comparison } from '../../../main/report/compare/comparison.ts';
import { Button } from '../app/Button.tsx';
import { compareMarkdown } from '../model/compare-markdown.ts';
import type { CompareColumn, CompareGroup } from '../model/compare-table.ts';
import { look, useView } from '../state/view-store.ts';
import css from './CompareToolbar.module.css';
import { RunAgain } from './RunAgain.tsx';
import { saveText } from './save-text.ts';

interface CompareToolbarProps {
  readonly columns: readonly CompareColumn[];
  readonly comparison: Comparison | undefined;
  /** What is shown of it. */
  readonly groups: readonly CompareGroup[];
}

/** What is compared, how much of it differs, and the ways out of here: onto paper and into a file. */
export function CompareToolbar({ columns, comparison, groups }: CompareToolbarProps) {
  const onlyDiffering = useView((view) => view.onlyDiffering);
  const differences = comparison ? sayDifferences(comparison) : '';

  return (
    <header className={css.toolbar}>
      <div className={css.what}>
        <h2 className={css.title}>
          {columns.length === 0
            ? 'Compare workflows'
            : `${columns.length} ${columns.length === 1 ? 'workflow' : 'workflows'}`}
        </h2>
        <p className={css.differences} role="status">
          {differences}
          {comparison && comparison.columns.length > 1 ? (
            <span className={css.key}> ≠ {columns.length > 2 ? 'not as most others' : 'differs'}</span>
          ) : null}
        </p>
      </div>
      <div className={css.actions}>
        <label className={css.toggle}>
          <input
            type="checkbox"
            checked={onlyDiffering}
            disabled={!comparison}
            onChange={({ currentTarget }) => look({ onlyDiffering: currentTarget.checked, openCell: undefined })}
          />
          Only rows that differ
        </label>
        <RunAgain columns={columns} />
        <Button
          disabled={!comparison}
          title="What is shown, with its evidence, as a Markdown file. Values stay masked."
          onClick={() => saveText('loginscope-comparison.md', compareMarkdown(columns, groups, differences))}
        >
          Save as Markdown
        </Button>
        <Button disabled={!comparison} onClick={() => print()}>
          Print
        </Button>
      </div>
    </header>
  );
}

function sayDifferences({ rows, columns }: Comparison): string {
  if (columns.length < 2) return 'One alone has nothing to differ from.';
  return `${rows.filter(({ differs }) => differs).length} of ${rows.length} properties differ.`;
}
