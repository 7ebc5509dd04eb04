import type { Recording } from '../model/recording.ts';
import { useIsMovable } from '../state/lab-clock.ts';
import { useLab } from '../state/lab-store.ts';
import { actionInWords } from '../words/action.ts';
import css from './NextStep.module.css';

/** By hand or paused: what to do for the next message. */
export function NextStep({ recording }: { readonly recording: Recording }) {
  const runner = useLab(({ state }) => state?.runner);
  const isMovable = useIsMovable();
  const isWaiting = useLab(({ state }) => Boolean(state?.clock.waiting));
  const hasWindows = useLab(({ state }) => state?.shell !== null);
  const { scenario, order, expected, interludes } = recording.diagram;
  if (recording.ended || isWaiting || (runner !== 'idle' && runner !== 'paused')) return null;

  const due = order[expected];
  if (due?.step.kind !== 'message') return null;
  const before = scenario?.phases[due.phase]?.before ?? [];
  const isFirst = scenario?.phases[due.phase]?.steps[0]?.id === due.id;
  const actions = [
    ...(isFirst && !interludes.has(due.phase) ? before : []),
    ...(due.step.action ? [due.step.action] : []),
  ];
  if (actions.length === 0) return null;
  return (
    <p className={css.next}>
      Next: {actions.map((action) => actionInWords(action, isMovable)).join(', then ')}.{' '}
      {hasWindows ? 'Or press S for one step, R for all.' : ''}
    </p>
  );
}
