import type { StepState } from '../model/step-progress.ts';
import css from './VerdictMark.module.css';

const shapes: Readonly<Record<StepState, string>> = {
  waiting: '',
  'in progress': 'M3 8h.01M8 8h.01M13 8h.01',
  passed: 'M2.5 8.5l3.5 4L13.5 3.5',
  'passed with note': 'M2.5 8.5l3.5 4L13.5 3.5',
  failed: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  'not run': 'M3 8h10',
  // A mask: somebody else has come in.
  theft:
    'M1.5 5.5c4-1.6 9-1.6 13 0c0 4-1.6 6-4 6c-1.4 0-1.8-1.2-2.5-1.2s-1.1 1.2-2.5 1.2c-2.4 0-4-2-4-6zM5 7.6h1.4M9.6 7.6h1.4',
};

/** A verdict's mark, each of its own shape; the word stands beside it. */
export function VerdictMark({ state }: { readonly state: StepState }) {
  return (
    <svg className={css.mark} data-state={state} viewBox="0 0 16 16" aria-hidden="true">
      <path d={shapes[state]} />
      {state === 'passed with note' ? <circle cx="13.5" cy="12.5" r="1.6" /> : null}
    </svg>
  );
}
