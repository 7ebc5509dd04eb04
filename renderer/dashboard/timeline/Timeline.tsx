import { useLab } from '../state/lab-store.ts';
import { look, useView } from '../state/view-store.ts';
import css from './Timeline.module.css';
import { TimelineFilters } from './TimelineFilters.tsx';
import { TimelineList } from './TimelineList.tsx';
import { TimelineStrip } from './TimelineStrip.tsx';
import { useTimelineRows } from './use-timeline-rows.ts';

/** Everything in the order in which it happened: as traces over time, and as a list. */
export function Timeline() {
  const recording = useLab((lab) => lab.recording);
  const isOpen = useView(({ timelineOpen }) => timelineOpen);
  const rows = useTimelineRows(recording);
  const all = recording.timeline.rows.length;

  return (
    <section className={css.timeline} aria-label="Timeline">
      <div className={css.head}>
        <button
          type="button"
          className={css.fold}
          aria-expanded={isOpen}
          onClick={() => look({ timelineOpen: !isOpen })}
        >
          {isOpen ? '▾' : '▸'} Timeline
        </button>
        <span className={css.count}>{rows.length === all ? `${all} events` : `${rows.length} of ${all} events`}</span>
        <TimelineFilters />
      </div>
      <TimelineStrip recording={recording} />
      {isOpen ? <TimelineList rows={rows} recording={recording} /> : null}
    </section>
  );
}
