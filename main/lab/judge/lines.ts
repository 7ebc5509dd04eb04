import type { NumberedStep } from '../../../scenarios/numbering.ts';
import type { Lifetime, MessageStep, Phase, Scenario } from '../../../scenarios/step.ts';

/** A message that somebody outside the servers sends: what the judge waits for, one after the other. */
export interface Line {
  readonly numbered: NumberedStep;
  readonly step: MessageStep;
  readonly phase: number;
  /** Lines that follow from one action share a group. */
  readonly group: number;
  /** The group begins with opening a site: it needs nothing that came before. */
  readonly opens: boolean;
  /** The first line of a phase that begins with a jump of the clock. */
  readonly past?: Lifetime;
  /** The repetition that this line belongs to. */
  readonly again?: NumberedStep;
}

/** How long things last, in milliseconds: what tells an early message from a late one. */
export type Lifetimes = Readonly<Record<Lifetime, number>>;

/** All lines of a scenario in order. */
export function linesOf(scenario: Scenario, phases: readonly (readonly NumberedStep[])[]): readonly Line[] {
  const lines: Line[] = [];
  let group = -1;
  let opens = false;
  const add = (numbered: NumberedStep, phase: number, again?: NumberedStep) => {
    const { step } = numbered;
    if (step.kind !== 'message') return;
    if (step.action) {
      group += 1;
      opens = step.action.do === 'open';
    }
    const first = !lines.some((line) => line.phase === phase);
    const past = first ? clockJump(scenario.phases[phase]) : undefined;
    lines.push({ numbered, step, phase, group, opens, ...(past ? { past } : {}), ...(again ? { again } : {}) });
  };
  phases.forEach((steps, phase) => {
    for (const numbered of steps) {
      if (numbered.step.kind === 'again') for (const inner of numbered.again) add(inner, phase, numbered);
      else add(numbered, phase);
    }
  });
  return lines;
}

function clockJump(phase: Phase | undefined): Lifetime | undefined {
  const jump = phase?.before?.find((action) => action.do === 'move clock');
  return jump?.do === 'move clock' ? jump.past : undefined;
}
