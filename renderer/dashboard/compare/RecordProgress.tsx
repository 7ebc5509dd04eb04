import { Button } from '../app/Button.tsx';
import { VerdictMark } from '../diagram/VerdictMark.tsx';
import { outcomeOf } from '../model/outcome.ts';
import { useLabLink } from '../state/lab-link.ts';
import { useLab } from '../state/lab-store.ts';
import css from './RecordBar.module.css';

/** Which workflow is being recorded, how far it is, and how many follow. */
export function RecordProgress() {
  const { command } = useLabLink();
  const workflows = useLab((lab) => lab.workflows);
  const running = useLab(({ state }) => state?.toRecord[0]);
  const after = useLab(({ state }) => (state?.toRecord.length ?? 1) - 1);
  const isAtIt = useLab(({ state }) => state?.workflow === running && state?.runner !== 'idle');
  const recording = useLab((lab) => lab.recording);
  const { judged, promised } = outcomeOf(recording.diagram, recording.ended).arrows;
  const title = workflows.find(({ id }) => id === running)?.title;

  return (
    <div className={css.bar} data-recording>
      <p role="status">
        <VerdictMark state="in progress" /> <strong>Running: {title}</strong>
      </p>
      <span className={css.progress}>
        <progress value={isAtIt ? judged : 0} max={Math.max(1, promised)} aria-label="Arrows seen" />
        <span className={css.count}>
          {isAtIt ? `${judged} of ${promised} arrows` : 'preparing'}
          {after > 0 ? `, then ${after} more` : ''}
        </span>
      </span>
      <Button
        shortcut="P"
        disabled={after === 0}
        title={after === 0 ? 'This is the last one.' : 'What has been recorded is kept.'}
        onClick={() => command({ do: 'pause' })}
      >
        Stop after this one
      </Button>
    </div>
  );
}
