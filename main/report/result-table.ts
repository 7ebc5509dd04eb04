import type { ReportedRun, ReportedStep } from './run-report.ts';

/** What a person sees on standard output after `lab run`. */
export function resultTable(runs: readonly ReportedRun[]): string {
  const rows = runs.map((run) => {
    const steps = run.phases.flatMap((phase) => phase.steps);
    const arrows = (verdict: ReportedStep['verdict'] | 'all') =>
      steps
        .filter((step) => verdict === 'all' || step.verdict === verdict)
        .reduce((sum, step) => sum + step.arrows.length, 0);
    const notes = steps.filter((step) => step.verdict === 'passed' && step.note).length;
    return [
      `${run.workflow} (${run.scenario})`,
      mark[run.verdict],
      // The lab's own scenarios have no arrows of an article.
      arrows('all') === 0 ? '–' : `${arrows('passed')}/${arrows('all')}`,
      `${steps.filter(({ verdict }) => verdict === 'passed').length}/${steps.length}`,
      String(notes),
      `${(run.durationMs / 1000).toFixed(1)} s`,
    ];
  });
  return [
    ...columns([['workflow', 'verdict', 'arrows', 'steps', 'notes', 'time'], ...rows]),
    ...runs.flatMap(explain),
  ].join('\n');
}

const mark = { passed: 'passed', failed: 'FAILED', 'could not run': 'COULD NOT RUN', stopped: 'STOPPED' } as const;

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** What went wrong, under the table. */
function explain(run: ReportedRun): string[] {
  const failures = run.phases.flatMap(({ title, steps }) =>
    steps
      .filter(({ verdict }) => verdict === 'failed')
      .map(({ arrows, expected, differences = [] }) =>
        [`  ✗ ${title}, ${sayArrows(arrows)}: ${expected}`, ...differences.map((one) => `      ${one}`)].join('\n'),
      ),
  );
  const reason = run.reason ? [`  ${run.reason}`] : [];
  return failures.length + reason.length === 0 ? [] : ['', `${run.workflow} (${run.scenario})`, ...reason, ...failures];
}

/** `arrows 9→13`, `arrow 12`, or that there is none. */
export function sayArrows(arrows: readonly number[]): string {
  if (arrows.length === 0) return 'logging in again';
  return arrows.length === 1 ? `arrow ${arrows[0]}` : `arrows ${arrows.join('→')}`;
}
