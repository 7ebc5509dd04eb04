import { useMemo, useRef } from 'react';
import { plainText } from '../model/masked-text.ts';
import type { Recording } from '../model/recording.ts';
import type { TimelineGroup, TimelineRow } from '../model/timeline.ts';
import { useView } from '../state/view-store.ts';
import { entryInWords } from '../words/entry.ts';
import { chipsIn } from './row-chips.ts';

interface Filtered {
  readonly source: readonly TimelineRow[];
  readonly hidden: ReadonlySet<TimelineGroup>;
  readonly search: string;
  /** How many of the source's rows have been looked at. */
  seen: number;
  readonly rows: TimelineRow[];
}

/**
 * The browser's own word on a request says nothing new unless it kept a cookie back; nor does a look of the probe that neither
 * finds a credential nor finds one gone.
 */
function isSilent({ entry }: TimelineRow): boolean {
  if (entry.type === 'script saw')
    return entry.text.length > 0 && entry.text.every((piece) => typeof piece === 'string');
  return entry.type === 'browser sent' && entry.withheld.length === 0 && entry.refused.length === 0;
}

function matches({ entry }: TimelineRow, search: string, recording: Recording): boolean {
  const { who, says } = entryInWords(entry, recording, chipsIn(entry.seq, recording));
  const names = chipsIn(entry.seq, recording).map(
    ({ credential }) => recording.credentials.known.get(credential)?.credential.name,
  );
  return `${who} ${plainText(says)} ${names.join(' ')}`.toLowerCase().includes(search);
}

/** The rows that the filters let through. New entries are looked at once; a changed filter looks at all again. */
export function useTimelineRows(recording: Recording): readonly TimelineRow[] {
  const hidden = useView(({ hiddenGroups }) => hiddenGroups);
  const search = useView((view) => view.search.trim().toLowerCase());
  const kept = useRef<Filtered | undefined>(undefined);

  return useMemo(() => {
    const source = recording.timeline.rows;
    const last = kept.current;
    const isSame = last && last.source === source && last.hidden === hidden && last.search === search;
    const filtered = isSame ? last : { source, hidden, search, seen: 0, rows: [] };
    kept.current = filtered;
    for (const row of source.slice(filtered.seen)) {
      if (row.background || isSilent(row) || hidden.has(row.group)) continue;
      if (search === '' || matches(row, search, recording)) filtered.rows.push(row);
    }
    filtered.seen = source.length;
    return filtered.rows;
  }, [recording, hidden, search]);
}
