import fastify from 'fastify';
import { afterAll, beforeAll } from 'vitest';
import { ensurePages } from '../../main/cli/pages.ts';
import { fusionAuthSource } from '../../main/fusionauth/choose.ts';
import { createPartyClient } from '../../main/lab/front-door/client.ts';
import { openFrontDoor } from '../../main/lab/front-door/front-door.ts';
import { createSenderMarks } from '../../main/lab/front-door/sender.ts';
import { createLab, type Lab } from '../../main/lab/lab.ts';
import { recordingOf } from '../../main/lab/recorder/recording-of.ts';
import type { RunResult } from '../../main/lab/runner/runner.ts';
import { type ReportedRun, type ReportedStep, reportRun } from '../../main/report/run-report.ts';
import { findBrowser, launchChromium } from '../../main/shells/chromium/index.ts';
import type { Shell } from '../../main/shells/port.ts';
import type { Scenario } from '../../scenarios/step.ts';
import type { Workflow } from '../../scenarios/workflow.ts';
import { provisioning, workflow1 } from '../support/lab.ts';
import type { Break } from './breaks.ts';

/** The installed browser, without windows on the screen. */
export function launchBrowser(): Promise<Shell> {
  const found = findBrowser();
  if (found.outcome === 'missing') throw new Error(`No browser was found. Looked at ${found.looked.join(', ')}.`);
  return launchChromium({ path: found.path, name: found.name, headed: false });
}

/** How a run went. */
interface Outcome {
  readonly result: RunResult;
  readonly report: ReportedRun;
  /** Arrows of the steps that failed, `9→13`; what they say for those to which no article gives a number. */
  readonly failed: readonly string[];
  /** How many arrows passed. */
  readonly passed: number;
  /** Everything said of the step with these arrows. */
  differencesAt(arrows: string): readonly string[];
}

/** The lab, without its dashboard, whose servers can be broken. */
interface Bench {
  readonly lab: Lab;
  /** As the Store itself calls FusionAuth. */
  readonly backChannel: typeof fetch;
  readonly origins: { readonly fusionauth: string };
  /** One run in a fresh world; `breaking` touches what the servers hear and say. */
  run(scenario: Scenario, breaking?: Break, workflow?: Workflow): Promise<Outcome>;
  close(): Promise<void>;
}

/** A browser and a lab for all tests of the file that calls this. */
export function openForAllTests(): { readonly bench: () => Bench; readonly shell: () => Shell } {
  let both: { readonly shell: Shell; readonly bench: Bench } | undefined;
  const opened = () => {
    if (!both) throw new Error('The lab is there only while tests run.');
    return both;
  };
  beforeAll(async () => {
    const shell = await launchBrowser();
    both = { shell, bench: await openBench(shell) };
  });
  afterAll(async () => {
    await both?.bench.close();
    await both?.shell.close();
  });
  return { bench: () => opened().bench, shell: () => opened().shell };
}

async function openBench(shell: Shell): Promise<Bench> {
  const pages = await ensurePages(() => undefined);
  const marks = createSenderMarks();
  const dashboard = fastify();
  await dashboard.ready();
  const frontDoor = await openFrontDoor(0, marks, dashboard);
  let current: Break | undefined;
  const lab = createLab({
    shell,
    frontDoor,
    marks,
    fusionauth: fusionAuthSource({ fusionauth: 'embedded' }),
    provisioning,
    pages,
    tamper: (party, upstream) => (request) => (current ? current(party, request, upstream) : upstream(request)),
  });
  const store = createPartyClient('store', marks);
  return {
    lab,
    backChannel: store.fetch,
    origins: { fusionauth: frontDoor.origin('fusionauth') },
    async run(scenario, breaking, workflow = workflow1) {
      current = undefined;
      const { runner, world } = await lab.begin(workflow, scenario);
      current = breaking;
      const result = await runner?.run();
      if (!result) throw new Error('The run was not carried to its end.');
      const recording = recordingOf(world, result);
      return outcome(result, reportRun(recording, scenario));
    },
    async close() {
      await lab.close();
      await store.close();
      await frontDoor.close();
      await dashboard.close();
    },
  };
}

function outcome(result: RunResult, report: ReportedRun): Outcome {
  const steps = report.phases.flatMap((phase) => phase.steps);
  const name = ({ arrows, expected }: ReportedStep) =>
    arrows.length > 0 ? arrows.join('→') : (expected.split(': ')[0] ?? expected);
  return {
    result,
    report,
    failed: steps.filter(({ verdict }) => verdict === 'failed').map(name),
    passed: steps.filter(({ verdict }) => verdict === 'passed').reduce((sum, { arrows }) => sum + arrows.length, 0),
    differencesAt: (arrows) => steps.find((step) => name(step) === arrows)?.differences ?? [],
  };
}
