import { Masked } from '../chips/Masked.tsx';
import { goToRow } from '../diagram/walk.ts';
import { sinceStart } from '../model/lab-time.ts';
import type { Recording } from '../model/recording.ts';
import type { TimelineRow } from '../model/timeline.ts';
import { useRunStart } from '../state/lab-clock.ts';
import { look } from '../state/view-store.ts';
import { entryInWords } from '../words/entry.ts';
import { chipsIn } from './row-chips.ts';
import { rowKeyOf } from './row-key.ts';
import css from './TimelineLine.module.css';

interface TimelineLineProps {
  readonly row: TimelineRow;
  readonly recording: Recording;
  readonly top: number;
  readonly isSelected: boolean;
}

/** One event; pressing its time goes to where it stands in the diagram. */
export function TimelineLine({ row, recording, top, isSelected }: TimelineLineProps) {
  const runStart = useRunStart();
  const { entry, group } = row;
  const { who, says } = entryInWords(entry, recording, chipsIn(entry.seq, recording));
  const inDiagram = rowKeyOf(entry, recording.diagram);
  const isBroken = entry.type === 'judged' && entry.judgement.verdict === 'failed';

  function select(): void {
    look({ selectedSeq: entry.seq });
    if (inDiagram) goToRow(inDiagram);
  }

  return (
    <li
      className={css.line}
      style={{ transform: `translateY(${top}px)` }}
      data-group={group}
      data-selected={isSelected || undefined}
      data-broken={isBroken || undefined}
      data-seq={entry.seq}
    >
      <button
        type="button"
        className={css.at}
        onClick={select}
        aria-label={`Event ${entry.seq}, show it in the diagram`}
      >
        {sinceStart(entry.at, runStart)}
      </button>
      <span className={css.who}>{who}</span>
      <span className={css.says}>
        <Masked text={says} />
      </span>
    </li>
  );
}
