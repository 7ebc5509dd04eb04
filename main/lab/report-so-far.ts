import { reportText } from '../report/report-text.ts';
import { reportRun } from '../report/run-report.ts';
import type { Lab } from './lab.ts';
import { recordingSoFar } from './recorder/recording-of.ts';

/** The report of the experiment in progress, masked: the same JSON as `npm run lab -- run --json` writes. */
export function reportSoFar({ state, experiment: { world } }: Lab): string {
  return reportText({ startedAt: world.startedAt, fusionauth: state.fusionauth, shell: state.shell }, [
    reportRun(recordingSoFar(world), world.scenario),
  ]);
}
