import type { Party } from '../../../scenarios/parties.ts';
import { lanes } from '../words/party.ts';
import css from './Arrow.module.css';

/** What an arrow is drawn as: `back` is a double line. */
export type Line = 'front' | 'back' | 'attack';

interface ArrowProps {
  readonly from: Party;
  readonly to: Party;
  readonly line: Line;
  readonly isReply: boolean;
  readonly isLit: boolean;
}

/** The outer lanes stand as near to the edges as their headings allow. */
const firstLane = 5;
const laneWidth = (100 - 2 * firstLane) / (lanes.length - 1);

/** Where a lane stands, in percent of the diagram's width. */
export function laneAt(party: Party): number {
  return firstLane + lanes.indexOf(party) * laneWidth;
}

/** The channel between two parties, for a message that has not been seen. */
export function lineBetween(from: Party): Line {
  return from === 'browser' ? 'front' : from === 'attacker' ? 'attack' : 'back';
}

/** One arrow from lane to lane. */
export function Arrow({ from, to, line, isReply, isLit }: ArrowProps) {
  const [start, end] = [laneAt(from), laneAt(to)];
  return (
    <span
      className={css.arrow}
      data-line={line}
      data-direction={start < end ? 'right' : 'left'}
      data-reply={isReply || undefined}
      data-lit={isLit || undefined}
      style={{ left: `${Math.min(start, end)}%`, width: `${Math.abs(end - start)}%` }}
      aria-hidden="true"
    >
      <svg className={css.head} viewBox="0 0 10 10" aria-hidden="true">
        <path d={isReply ? 'M1 1l7 4l-7 4' : 'M1 0.5l9 4.5l-9 4.5z'} />
      </svg>
    </span>
  );
}

/** What a party does by itself: a loop at its lane. */
export function SelfArrow({ party, isLit }: { readonly party: Party; readonly isLit: boolean }) {
  return (
    <svg
      className={css.self}
      data-lit={isLit || undefined}
      style={{ left: `${laneAt(party)}%` }}
      viewBox="0 0 22 18"
      aria-hidden="true"
    >
      <path d="M0 3h12a5 5 0 0 1 0 11h-8" />
      <path className={css.tip} d="M8 10l-7 4l7 4z" />
    </svg>
  );
}
