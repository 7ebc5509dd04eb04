import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { Empty } from '../app/Empty.tsx';
import type { Recording } from '../model/recording.ts';
import type { TimelineRow } from '../model/timeline.ts';
import { useView } from '../state/view-store.ts';
import { TimelineLine } from './TimelineLine.tsx';
import css from './TimelineList.module.css';

const rowHeight = 22;

interface TimelineListProps {
  readonly rows: readonly TimelineRow[];
  readonly recording: Recording;
}

/** The log as a list, newest last; it stays at the newest unless the person has scrolled up. */
export function TimelineList({ rows, recording }: TimelineListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const selectedSeq = useView((view) => view.selectedSeq);
  const search = useView((view) => view.search);
  const count = rows.length;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });

  useEffect(() => {
    if (isAtEnd.current && count > 0) scroller.current?.scrollTo({ top: count * rowHeight });
  }, [count]);

  useEffect(() => {
    if (selectedSeq === undefined) return;
    const index = rows.findIndex(({ entry }) => entry.seq >= selectedSeq);
    if (index >= 0) virtual.scrollToIndex(index, { align: 'center' });
  }, [selectedSeq, rows, virtual]);

  if (count === 0) {
    return (
      <div className={css.scroller}>
        <Empty>
          {search || recording.lastSeq > 0
            ? 'Nothing matches. Clear the search, or switch a group on again.'
            : 'Every request, cookie, session and judgement appears here in order. Press Run, or open the Store and log in.'}
        </Empty>
      </div>
    );
  }
  return (
    <div
      ref={scroller}
      className={css.scroller}
      data-testid="timeline-list"
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        isAtEnd.current = scrollTop + clientHeight > scrollHeight - rowHeight;
      }}
    >
      <ol className={css.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return row ? (
            <TimelineLine
              key={row.entry.seq}
              row={row}
              recording={recording}
              top={start}
              isSelected={row.entry.seq === selectedSeq}
            />
          ) : null;
        })}
      </ol>
    </div>
  );
}
