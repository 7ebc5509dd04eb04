import { Empty } from '../app/Empty.tsx';
import type { DiagramRow } from '../model/diagram-rows.ts';
import { lanes, partyTitle } from '../words/party.ts';
import { laneAt } from './Arrow.tsx';
import { useAutoFollow } from './auto-follow.ts';
import { BackgroundBand, InterludeBand, InterludeToCome, LeftOut, PhaseBand } from './Bands.tsx';
import css from './Diagram.module.css';
import { ExtraRow } from './ExtraRow.tsx';
import { MessageRow } from './MessageRow.tsx';
import { SelfRow } from './SelfRow.tsx';

interface DiagramProps {
  readonly rows: readonly DiagramRow[];
  /** The row in which something was seen last. */
  readonly newest: string | undefined;
}

/** The sequence diagram: what is promised, lit as it is seen. */
export function Diagram({ rows, newest }: DiagramProps) {
  const { scroller, isFollowing, resume } = useAutoFollow(newest);
  return (
    <div className={css.frame}>
      <div className={css.scroller} ref={scroller}>
        <div className={css.heads} aria-hidden="true">
          <div className={css.headLanes}>
            {lanes.map((party) => (
              <span key={party} className={css.head} style={{ left: `${laneAt(party)}%` }}>
                {partyTitle[party]}
              </span>
            ))}
          </div>
        </div>
        <div className={css.rows}>
          <div className={css.lifelines} aria-hidden="true">
            {lanes.map((party) => (
              <span key={party} style={{ left: `${laneAt(party)}%` }} data-party={party} />
            ))}
          </div>
          {rows.length === 0 ? (
            <Empty>The messages of the chosen workflow appear here. Choose one on the left, then press Run.</Empty>
          ) : (
            rows.map((row) => <DrawnRow key={row.key} row={row} />)
          )}
        </div>
      </div>
      {isFollowing ? null : (
        <button type="button" className={css.resume} onClick={resume}>
          Go to the newest
        </button>
      )}
    </div>
  );
}

function DrawnRow({ row }: { readonly row: DiagramRow }) {
  switch (row.kind) {
    case 'phase':
      return <PhaseBand title={row.title} begun={row.begun} isAdded={row.isAdded} isFirst={row.index === 0} />;
    case 'interlude':
      return <InterludeBand entry={row.entry} />;
    case 'interlude to come':
      return <InterludeToCome phase={row.phase} at={row.at} />;
    case 'request':
    case 'reply':
      return <MessageRow row={row} />;
    case 'self':
    case 'again':
      return <SelfRow row={row} />;
    case 'extra':
      return <ExtraRow rowKey={row.key} exchange={row.exchange} />;
    case 'background':
      return <BackgroundBand exchanges={row.exchanges} />;
    case 'left out':
      return <LeftOut count={row.count} />;
  }
}
