import type { Phase, Scenario, Step } from './step.ts';

/** Identifies a step within its scenario; stable, and readable: `p2.s0`, `p2.s0.d1`, `p5.s1.a3`. */
export type StepId = string & { readonly brand: 'StepId' };

/** A step with its place in the article. */
export interface NumberedStep {
  readonly id: StepId;
  readonly step: Step;
  /** `[9, 13]` for a message and its reply, `[12]` for a self-arrow, `[]` for a repetition that the article does not draw. */
  readonly arrows: readonly number[];
  readonly phase: number;
  readonly during: readonly NumberedStep[];
  /** For a repetition: the steps it stands for. */
  readonly again: readonly NumberedStep[];
}

/** The arrow counter: every arrow counts, replies and self-arrows too, as in the articles' diagrams. */
interface Counter {
  take(): readonly number[];
}

function counterFrom(first: number): Counter {
  let next = first;
  return { take: () => [next++] };
}

const unnumbered: Counter = { take: () => [] };

function numberStep(step: Step, id: string, phase: number, counter: Counter): NumberedStep {
  const base = { id: id as StepId, step, phase };
  switch (step.kind) {
    case 'message': {
      const request = counter.take();
      const during = step.during.map((inner, at) => numberStep(inner, `${id}.d${at}`, phase, counter));
      return { ...base, arrows: [...request, ...counter.take()], during, again: [] };
    }
    case 'session':
    case 'page':
      return { ...base, arrows: counter.take(), during: [], again: [] };
    case 'again': {
      const again = step.steps.map((inner, at) => numberStep(inner, `${id}.a${at}`, phase, unnumbered));
      return { ...base, arrows: counter.take(), during: [], again };
    }
  }
}

/** Numbers the arrows of a scenario from 1, phase by phase. Nobody writes an arrow number down. */
export function numberScenario(scenario: Scenario): readonly (readonly NumberedStep[])[] {
  const counter = counterFrom(1);
  return scenario.phases.map((phase: Phase, index) =>
    phase.steps.map((step, at) =>
      numberStep(step, `p${index}.s${at}`, index, phase.drawnBy === 'article' ? counter : unnumbered),
    ),
  );
}

/** Every step of a tree in the order in which its first arrow is drawn. */
export function flatten(steps: readonly NumberedStep[]): NumberedStep[] {
  return steps.flatMap((step) => [step, ...flatten(step.during), ...flatten(step.again)]);
}
