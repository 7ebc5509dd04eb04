import type { NumberedStep } from '../../../scenarios/numbering.ts';
import { useLabLink } from '../state/lab-link.ts';
import { useLab } from '../state/lab-store.ts';
import css from './AttackButton.module.css';

/** By hand, an attack needs the lab: nobody has a thief's browser. */
export function AttackButton({ step }: { readonly step: NumberedStep }) {
  const { command } = useLabLink();
  const isFree = useLab(
    ({ state, connection }) =>
      connection === 'live' && state?.shell !== null && (state?.runner === 'idle' || state?.runner === 'paused'),
  );
  const isAttack = step.step.kind === 'message' && step.step.action?.do === 'attack';
  if (!isAttack || !isFree) return null;
  return (
    <button type="button" className={css.attack} onClick={() => command({ do: 'perform', step: step.id })}>
      attack now
    </button>
  );
}
