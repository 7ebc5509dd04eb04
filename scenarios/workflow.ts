import type { Point } from './space.ts';
import type { Scenario } from './step.ts';

/** One entry of the catalogue: a point of the space, where FusionAuth describes it, and what is done to see it. */
export interface Workflow {
  /** The article's own name, prefixed by the application. */
  readonly id: string;
  readonly title: string;
  readonly point: Point;
  /** The article. */
  readonly source: string;
  /** Arrows in the article's diagram. */
  readonly arrows: number;
  /** The first is the article's own; the others show what it only says. */
  readonly scenarios: readonly [Scenario, ...Scenario[]];
}
