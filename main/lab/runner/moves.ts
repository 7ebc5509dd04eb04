import type { StepId } from '../../../scenarios/numbering.ts';
import type { Action, Scenario } from '../../../scenarios/step.ts';
import type { Line } from '../judge/lines.ts';

/** One thing to do, and the group of messages that must follow from it. */
export interface Move {
  readonly group: number;
  readonly step: StepId;
  /** In order: jumps of the clock and thefts first. */
  readonly actions: readonly Action[];
}

/** Everything that a person would do in `scenario`, in order. */
export function movesOf(scenario: Scenario, lines: readonly Line[]): readonly Move[] {
  const begun = new Set<number>();
  return lines.flatMap(({ step, numbered, phase, group }) => {
    if (!step.action) return [];
    const before = begun.has(phase) ? [] : (scenario.phases[phase]?.before ?? []);
    begun.add(phase);
    return [{ group, step: numbered.id, actions: [...before, step.action] }];
  });
}
