import type { Judgement, RunVerdict } from '../../../main/recording/entry.ts';
import type { NumberedStep } from '../../../scenarios/numbering.ts';
import type { Diagram } from './diagram.ts';
import { stateOf } from './step-progress.ts';

/** How a run went, summed up from the judgements. */
export interface Outcome {
  readonly verdict: RunVerdict | undefined;
  readonly reason: string | undefined;
  readonly arrows: { readonly kept: number; readonly judged: number; readonly promised: number };
  /** Arrows of steps that a note says something about. */
  readonly arrowsWithNote: number;
  /** Steps without a number: the article repeats them without drawing them, or the lab adds them. */
  readonly unnumbered: { readonly kept: number; readonly promised: number };
  readonly thefts: number;
  readonly failures: readonly { readonly step: NumberedStep; readonly judgement: Judgement }[];
  readonly notRun: number;
}

/** Sums up what has been judged so far. */
export function outcomeOf(
  { order, progress }: Diagram,
  ended: { readonly verdict: RunVerdict; readonly reason?: string } | undefined,
): Outcome {
  const failures: { step: NumberedStep; judgement: Judgement }[] = [];
  let [kept, judged, promised, arrowsWithNote, thefts, notRun, unnumberedKept, unnumberedPromised] = [
    0, 0, 0, 0, 0, 0, 0, 0,
  ];

  for (const numbered of order) {
    const arrows = numbered.arrows.length;
    const isUnnumbered = arrows === 0;
    promised += arrows;
    if (isUnnumbered) unnumberedPromised += 1;

    const known = progress.get(numbered.id);
    const judgement = known?.judgement;
    if (!known || !judgement) continue;
    const state = stateOf(numbered, known);
    if (state === 'failed') failures.push({ step: numbered, judgement });
    if (state === 'not run') notRun += 1;
    if (state === 'not run') continue;
    judged += arrows;
    if (state === 'failed') continue;
    kept += arrows;
    if (isUnnumbered) unnumberedKept += 1;
    if (judgement.notes.length > 0) arrowsWithNote += arrows;
    if (state === 'theft') thefts += 1;
  }

  return {
    verdict: ended?.verdict,
    reason: ended?.reason,
    arrows: { kept, judged, promised },
    arrowsWithNote,
    unnumbered: { kept: unnumberedKept, promised: unnumberedPromised },
    thefts,
    failures,
    notRun,
  };
}
