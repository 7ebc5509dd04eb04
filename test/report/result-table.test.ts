import { describe, expect, it } from 'vitest';
import { resultTable, sayArrows } from '../../main/report/result-table.ts';
import type { ReportedRun, ReportedStep } from '../../main/report/run-report.ts';

const step = (arrows: readonly number[], more: Partial<ReportedStep> = {}): ReportedStep => ({
  arrows,
  from: 'browser',
  to: 'store',
  expected: 'GET /: page',
  verdict: 'passed',
  ...more,
});
const run = (more: Partial<ReportedRun>, ...steps: readonly ReportedStep[]): ReportedRun => ({
  workflow: 'spa-small',
  scenario: 'article',
  verdict: 'passed',
  durationMs: 1260,
  phases: [{ title: 'Initialize', steps }],
  exchanges: [],
  ...more,
});
const lines = (...runs: readonly ReportedRun[]) => resultTable(runs).split('\n');

describe('the table of results', () => {
  it('has a line for each run, in columns, with arrows, notes and seconds', () => {
    const [head, first, second, ...rest] = lines(
      run({}, step([1, 2]), step([3], { note: 'The article: …' })),
      run({ workflow: 'webapp-with-a-longer-name' }, step([1, 2])),
    );
    expect(rest).toEqual([]);
    expect(head).toMatch(/^workflow +verdict +arrows .*notes +time$/);
    expect(first).toMatch(/^spa-small \(article\) +passed +3\/3 .* 1 +1\.3 s$/);
    expect(second).toMatch(/^webapp-with-a-longer-name \(article\) +passed +2\/2 /);
    const [verdictAt, ...others] = [head, first, second].map((line) => line?.search(/verdict|passed/));
    expect(others).toEqual([verdictAt, verdictAt]);
  });

  it('says under it what failed, where, and why', () => {
    const difference = 'Store answered 500; the workflow promises 200.';
    const text = resultTable([
      run({ verdict: 'failed' }, step([1, 2], { verdict: 'failed', differences: [difference] }), step([3])),
    ]);
    expect(text).toContain('FAILED');
    expect(text).toContain('1/3');
    expect(text.split('\n').slice(2)).toEqual([
      '',
      'spa-small (article)',
      '  ✗ Initialize, arrows 1→2: GET /: page',
      `      ${difference}`,
    ]);
  });

  it('says why a run could not be carried through', () => {
    const text = resultTable([run({ verdict: 'could not run', reason: 'The window was closed.' }, step([1]))]);
    expect(text).toMatch(/COULD NOT RUN/);
    expect(text.split('\n').at(-1)).toBe('  The window was closed.');
  });

  it.each([
    [[9, 13], 'arrows 9→13'],
    [[12], 'arrow 12'],
  ])('says %j as "%s"', (arrows, words) => {
    expect(sayArrows(arrows)).toBe(words);
  });
});
