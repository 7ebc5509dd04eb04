import type { FusionAuthChange } from '../../../../main/fusionauth/change.ts';
import type { StartStep } from '../../model/start-steps.ts';
import { startSteps } from '../../model/start-steps.ts';
import css from './StartSteps.module.css';

const marks: Readonly<Record<StartStep['state'], string>> = { done: '✓', now: '▸', 'to come': '·' };
const words: Readonly<Record<StartStep['state'], string>> = { done: 'done', now: 'now', 'to come': 'to come' };

/** The steps of a start in containers: done, under way, still to come. */
export function StartSteps({ starting }: { readonly starting: Extract<FusionAuthChange, { state: 'starting' }> }) {
  return (
    <ol className={css.steps}>
      {startSteps(starting).map(({ title, state, detail, percent }) => (
        <li key={title} className={css.step} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
          <span aria-hidden="true" className={css.mark}>
            {marks[state]}
          </span>
          <span className={css.title}>
            {title} <span className={css.word}>{words[state]}</span>
          </span>
          {detail ? <span className={css.detail}>{detail}</span> : null}
          {percent === undefined ? null : <progress className={css.bar} max={100} value={percent} aria-label={title} />}
        </li>
      ))}
    </ol>
  );
}
