import type { StepState } from '../model/step-progress.ts';
import { stepWord } from '../words/verdict.ts';
import css from './Verdict.module.css';
import { VerdictMark } from './VerdictMark.tsx';

/** A step's state: a mark and a word. */
export function Verdict({ state }: { readonly state: StepState }) {
  if (state === 'waiting') return null;
  return (
    <span className={css.verdict} data-state={state}>
      <VerdictMark state={state} /> {stepWord[state]}
    </span>
  );
}
