import type { PointerEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { usePrefersDark } from '../app/prefers-dark.ts';
import type { Recording } from '../model/recording.ts';
import { followed, look, useView } from '../state/view-store.ts';
import { filterGroups, groupTitle } from './groups.ts';
import css from './TimelineStrip.module.css';
import { drawTraces, nearestRow, span } from './traces.ts';

/** The run as an oscilloscope shows it: one trace a group, a mark an event, the followed credential lit. */
export function TimelineStrip({ recording }: { readonly recording: Recording }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const lit = useView(followed);
  const chosenTheme = useView((view) => view.theme);
  const theme = `${chosenTheme} ${usePrefersDark()}`;
  const selectedSeq = useView((view) => view.selectedSeq);
  const [width, setWidth] = useState(0);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (canvas.current && width > 0) drawTraces(canvas.current, { recording, lit, selectedSeq, theme, width });
  }, [recording, lit, selectedSeq, theme, width]);

  function select({ nativeEvent }: PointerEvent<HTMLCanvasElement>): void {
    const row = nearestRow(recording.timeline.rows, (nativeEvent.offsetX / width) * span(recording.timeline));
    if (row) look({ selectedSeq: row.entry.seq, timelineOpen: true });
  }

  return (
    <div className={css.strip}>
      <ul className={css.names} aria-hidden="true">
        {filterGroups.map((group) => (
          <li key={group}>{groupTitle[group]}</li>
        ))}
      </ul>
      <canvas
        ref={canvas}
        className={css.traces}
        onPointerDown={select}
        role="img"
        aria-label={`${recording.timeline.rows.length} events over time; the list below has them in words`}
      />
    </div>
  );
}
