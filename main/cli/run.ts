import { availableParallelism } from 'node:os';
import { catalogue } from '../../scenarios/catalogue.ts';
import { flatten, numberScenario } from '../../scenarios/numbering.ts';
import { partyTitle } from '../../scenarios/parties.ts';
import type { Scenario } from '../../scenarios/step.ts';
import type { Workflow } from '../../scenarios/workflow.ts';
import { type FusionAuthChoice, fusionAuthSource } from '../fusionauth/choose.ts';
import { readProvisioning } from '../fusionauth/kickstart/provisioning.ts';
import { tellInLines } from '../fusionauth/tell-in-lines.ts';
import { systemClock } from '../lab/clock.ts';
import { findWorkflow } from '../lab/find-workflow.ts';
import type { Lab } from '../lab/lab.ts';
import { openLab } from '../lab/open-lab.ts';
import { recordingOf } from '../lab/recorder/recording-of.ts';
import { reportText } from '../report/report-text.ts';
import { resultTable } from '../report/result-table.ts';
import { type ReportedRun, reportRun } from '../report/run-report.ts';
import type { Ending } from './ending.ts';
import { openShell } from './open-shell.ts';
import { openOutput } from './output.ts';
import { ensurePages } from './pages.ts';

/** 0: everything as promised. 1: a step failed. 2: something could not be run. */
export type ExitCode = 0 | 1 | 2;

export interface RunOptions extends FusionAuthChoice {
  readonly ids: readonly string[];
  readonly all: boolean;
  readonly headed: boolean;
  /** How many scenarios run at the same time, each in a lab of its own and, in Docker, with a FusionAuth of its own. */
  readonly sideBySide?: number;
  readonly browser?: string;
  /** Where to write the report; `-` for standard output instead of the table. */
  readonly json?: string;
}

const tell = (line: string) => process.stderr.write(`${line}\n`);

/** One scenario of one workflow. */
interface Job {
  readonly workflow: Workflow;
  readonly scenario: Scenario;
}

/**
 * Unless the person said how many: two cores run two labs faster than one, since a run mostly waits for its browser. Windows on a
 * screen would get in each other's way, a second FusionAuth in Docker wants another gigabyte, and of a single workflow every step is
 * to be seen as it happens.
 */
function lanesFor(
  { sideBySide, headed, fusionauth }: RunOptions,
  workflows: readonly Workflow[],
  jobs: number,
): number {
  if (sideBySide !== undefined) return Math.min(sideBySide, jobs);
  return headed || fusionauth === 'container' ? 1 : Math.min(2, availableParallelism(), workflows.length);
}

/** Runs workflows, each in a fresh world. Throws UnknownWorkflowError and OutputError before anything is started. */
export async function runWorkflows(options: RunOptions, ending: Ending): Promise<ExitCode> {
  const workflows = options.all ? catalogue : options.ids.map(findWorkflow);
  const jobs = workflows.flatMap((workflow) => workflow.scenarios.map((scenario) => ({ workflow, scenario })));
  const output = options.json === undefined ? undefined : await openOutput(options.json, ending);
  const startedAt = systemClock.now();
  const pages = await ensurePages(tell);
  const shell = await openShell(options.headed, tell, options.browser);
  ending.undo(() => shell.close());

  const lanes = lanesFor(options, workflows, jobs.length);
  const runs: ReportedRun[] = [];
  const work = async (): Promise<Lab> => {
    const fusionauth = fusionAuthSource(options, tellInLines(tell));
    ending.undo(() => fusionauth.end());
    const common = { shell, port: 0, fusionauth, provisioning: readProvisioning(), pages };
    const { lab, close } = await openLab(common);
    ending.undo(close);
    for (let at = next(); at !== undefined; at = next()) {
      const job = jobs[at];
      if (job) runs[at] = await runOne(lab, job, lanes === 1 ? 'line by line' : 'at the end');
    }
    return lab;
  };
  let begun = 0;
  const next = () => (begun < jobs.length ? begun++ : undefined);
  const [lab] = await Promise.all(Array.from({ length: lanes }, work));
  if (!lab) return 0;
  if (!output?.isStandard) process.stdout.write(`${resultTable(runs)}\n`);
  await output?.write(reportText({ startedAt, fusionauth: lab.state.fusionauth, shell }, runs));
  if (runs.some(({ verdict }) => verdict === 'could not run' || verdict === 'stopped')) return 2;
  return runs.every(({ verdict }) => verdict === 'passed') ? 0 : 1;
}

async function runOne(
  lab: Lab,
  { workflow, scenario }: Job,
  telling: 'line by line' | 'at the end',
): Promise<ReportedRun> {
  const lines: string[] = [];
  const say = telling === 'line by line' ? tell : (line: string) => lines.push(line);
  if (telling === 'at the end') tell(`▸ ${workflow.id}: ${scenario.title}`);
  say(`\n${workflow.id}: ${scenario.title}`);
  const { world, runner } = await lab.begin(workflow, scenario);
  showProgress(lab, scenario, say);
  const result = (await runner?.run()) ?? { verdict: 'could not run' as const };
  if (lines.length > 0) tell(lines.join('\n'));
  return reportRun(recordingOf(world, result), scenario);
}

/** A line for each step as it is judged. */
function showProgress(lab: Lab, scenario: Scenario, say: (line: string) => void): void {
  const steps = new Map(
    numberScenario(scenario)
      .flatMap(flatten)
      .map((step) => [step.id, step]),
  );
  const marks = { passed: '✓', failed: '✗', 'not run': '–' } as const;
  lab.experiment.world.log.subscribe((entry) => {
    // Only the lab itself does something that is no step: waiting, where time cannot be moved.
    if (entry.type === 'action' && entry.step === undefined) say(`  … ${entry.says}`);
    if (entry.type !== 'judged') return;
    const { step: id, verdict, differences } = entry.judgement;
    const numbered = steps.get(id);
    if (!numbered || verdict === 'not run') return;
    const { step, arrows } = numbered;
    const who = step.kind === 'message' ? `${partyTitle[step.from]} → ${partyTitle[step.to]}` : partyTitle[step.party];
    const says = step.kind === 'message' ? `${step.says}: ${step.answers}` : step.says;
    say(`  ${marks[verdict]} ${arrows.join('→').padEnd(6)} ${who.padEnd(22)} ${says}`);
    for (const one of differences) say(`           ${one}`);
  });
}
