import { numberScenario } from '../../../scenarios/numbering.ts';
import type { Scenario } from '../../../scenarios/step.ts';
import type { Workflow } from '../../../scenarios/workflow.ts';
import type { DrawnScenario, DrawnWorkflow } from './protocol.ts';

/** A workflow with its arrows numbered, as the dashboard needs it. */
export function drawWorkflow({ id, title, point, source, arrows, scenarios }: Workflow): DrawnWorkflow {
  return { id, title, point, source, arrows, scenarios: scenarios.map(drawScenario) };
}

function drawScenario(scenario: Scenario): DrawnScenario {
  const { id, title, profileMode, profileReason, phases } = scenario;
  const numbered = numberScenario(scenario);
  return {
    id,
    title,
    profileMode,
    profileReason,
    phases: phases.map((phase, at) => ({ title: phase.title, before: phase.before ?? [], steps: numbered[at] ?? [] })),
  };
}
