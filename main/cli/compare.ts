import { performance } from 'node:perf_hooks';
import { catalogue } from '../../scenarios/catalogue.ts';
import type { Workflow } from '../../scenarios/workflow.ts';
import { type FusionAuthChoice, fusionAuthSource } from '../fusionauth/choose.ts';
import { readProvisioning } from '../fusionauth/kickstart/provisioning.ts';
import { tellInLines } from '../fusionauth/tell-in-lines.ts';
import { systemClock } from '../lab/clock.ts';
import { findWorkflow } from '../lab/find-workflow.ts';
import type { Lab } from '../lab/lab.ts';
import { openLab } from '../lab/open-lab.ts';
import { recordingOf } from '../lab/recorder/recording-of.ts';
import type { Recording } from '../recording/recording.ts';
import { compareRecordings, onlyDiffering } from '../report/compare/compare.ts';
import type { Comparison } from '../report/compare/comparison.ts';
import { comparisonHtml } from '../report/compare/export/html.ts';
import { comparisonMarkdown } from '../report/compare/export/markdown.ts';
import { comparisonText } from '../report/compare/export/text.ts';
import type { Ending } from './ending.ts';
import { openShell } from './open-shell.ts';
import { type Output, openOutput } from './output.ts';
import { ensurePages } from './pages.ts';
import type { ExitCode } from './run.ts';

export interface CompareOptions extends FusionAuthChoice {
  /** None: the whole catalogue. */
  readonly ids: readonly string[];
  /** Rows in which the workflows agree are left away. */
  readonly differing: boolean;
  readonly browser?: string;
  /** Where to write what; `-` for standard output instead of the table. */
  readonly json?: string;
  readonly markdown?: string;
  readonly html?: string;
}

/** Characters in a line where standard output is no terminal. */
const USUAL_WIDTH = 120;

const tell = (line: string) => process.stderr.write(`${line}\n`);

/**
 * Runs the article's scenario of each workflow, headless and each in a fresh world, and lays what was recorded side by side.
 * Throws UnknownWorkflowError and OutputError before anything is started.
 */
export async function compareWorkflows(options: CompareOptions, ending: Ending): Promise<ExitCode> {
  const workflows = options.ids.length > 0 ? options.ids.map(findWorkflow) : catalogue;
  const forms = await formsAskedFor(options, ending);
  const pages = await ensurePages(tell);
  const shell = await openShell(false, tell, options.browser);
  ending.undo(() => shell.close());
  const fusionauth = fusionAuthSource(options, tellInLines(tell));
  ending.undo(() => fusionauth.end());
  const { lab, close } = await openLab({
    shell,
    port: 0,
    fusionauth,
    provisioning: readProvisioning(),
    pages,
  });
  ending.undo(close);

  const recordings: Recording[] = [];
  for (const [at, workflow] of workflows.entries()) {
    tell(`${at + 1}/${workflows.length}  ${workflow.title}`);
    recordings.push(await record(lab, workflow));
  }
  const whole = compareRecordings(recordings);
  await hand(options.differing ? onlyDiffering(whole) : whole, forms);
  const verdicts = recordings.map(({ verdict }) => verdict);
  if (verdicts.some((verdict) => verdict === 'could not run' || verdict === 'stopped')) return 2;
  return verdicts.every((verdict) => verdict === 'passed') ? 0 : 1;
}

/** Runs one workflow. One that cannot even begin is a column that says why. */
async function record(lab: Lab, workflow: Workflow): Promise<Recording> {
  const [scenario] = workflow.scenarios;
  const startedAt = systemClock.now();
  const began = performance.now();
  try {
    const { world, runner } = await lab.begin(workflow, scenario);
    const result = (await runner?.run()) ?? { verdict: 'could not run' as const };
    return recordingOf(world, result);
  } catch (error) {
    return {
      workflow: workflow.id,
      scenario: scenario.id,
      verdict: 'could not run',
      reason: error instanceof Error ? error.message : String(error),
      durationMs: performance.now() - began,
      startedAt,
      entries: [],
      credentials: [],
      sightings: [],
    };
  }
}

/** A form of the comparison, and where it goes. */
interface Form {
  readonly output: Output;
  text(comparison: Comparison): string;
}

const writers = {
  json: (comparison: Comparison) => `${JSON.stringify(comparison, null, 2)}\n`,
  markdown: comparisonMarkdown,
  html: comparisonHtml,
};

/** Opens what every form that was asked for goes to. */
async function formsAskedFor(options: CompareOptions, ending: Ending): Promise<readonly Form[]> {
  const forms: Form[] = [];
  for (const name of ['json', 'markdown', 'html'] as const) {
    const path = options[name];
    if (path !== undefined) forms.push({ output: await openOutput(path, ending), text: writers[name] });
  }
  return forms;
}

/** Shows the table, unless something else takes standard output, and then writes every form. */
async function hand(comparison: Comparison, forms: readonly Form[]): Promise<void> {
  if (!forms.some(({ output }) => output.isStandard))
    process.stdout.write(`${comparisonText(comparison, process.stdout.columns ?? USUAL_WIDTH)}\n`);
  for (const { output, text } of forms) await output.write(text(comparison));
}
