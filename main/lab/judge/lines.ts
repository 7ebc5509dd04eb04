import type { NumberedStep } from '../../../scenarios/numbering.ts';
import type { Lifetime, MessageStep, PageStep, Phase, Scenario } from '../../../scenarios/step.ts';

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

/** Something that the browser does by itself after a message: looked for in what was observed of the page. */
interface PageLine {
  readonly numbered: NumberedStep;
  readonly step: PageStep;
  readonly group: number;
  /** The message after which it happens. */
  readonly after: Line;
  readonly again?: NumberedStep;
}

/** Everything that the judge waits for. */
export interface Lines {
  readonly messages: readonly Line[];
  readonly pages: readonly PageLine[];
}

/** How long things last, in milliseconds: what tells an early message from a late one. */
export type Lifetimes = Readonly<Record<Lifetime, number>>;

/** All lines of a scenario in order. */
export function linesOf(scenario: Scenario, phases: readonly (readonly NumberedStep[])[]): Lines {
  const lines: Line[] = [];
  const pages: PageLine[] = [];
  let group = -1;
  let opens = false;
  const add = (numbered: NumberedStep, phase: number, again?: NumberedStep) => {
    const { step } = numbered;
    const after = lines.at(-1);
    if (step.kind === 'page' && after) pages.push({ numbered, step, group, after, ...(again ? { again } : {}) });
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
  return { messages: lines, pages };
}

function clockJump(phase: Phase | undefined): Lifetime | undefined {
  const jump = phase?.before?.find((action) => action.do === 'move clock');
  return jump?.do === 'move clock' ? jump.past : undefined;
}
