import type { MaskedText } from '../../../main/recording/credential.ts';
import type { Entry } from '../../../main/recording/entry.ts';
import type { Exchanges } from './exchanges.ts';

/** What the timeline can be filtered by. `other` (clock, actions, verdicts) always shows. */
export type TimelineGroup = 'front' | 'back' | 'cookies' | 'sessions' | 'attacker' | 'other';

/** One line of the timeline. */
export interface TimelineRow {
  readonly entry: Entry<MaskedText>;
  readonly group: TimelineGroup;
  /** Scripts, styles and other traffic that no article draws. */
  readonly background: boolean;
  /** Milliseconds since the first entry without the jumps of the clock: where the row stands on the strip. */
  readonly elapsed: number;
}

/** The log as the timeline shows it. */
export interface Timeline {
  readonly rows: TimelineRow[];
  /** Positions on the strip at which the clock jumped. */
  readonly cuts: { readonly elapsed: number; readonly byMs: number }[];
  jumped: number;
}

/** A timeline without rows. */
export function emptyTimeline(): Timeline {
  return { rows: [], cuts: [], jumped: 0 };
}

function groupOf(entry: Entry<MaskedText>, exchanges: Exchanges): TimelineGroup {
  switch (entry.type) {
    case 'request':
    case 'response':
    case 'no response':
    case 'browser sent':
    case 'unexpected': {
      const exchange = entry.type === 'request' ? entry.exchange : exchanges.get(entry.exchange)?.exchange;
      return exchange?.channel === 'attack' ? 'attacker' : (exchange?.channel ?? 'other');
    }
    case 'cookie':
    case 'storage':
    case 'storage read':
    case 'script saw':
      return 'cookies';
    case 'session':
      return 'sessions';
    case 'theft':
    case 'attacker kept':
    case 'attacker took':
      return 'attacker';
    case 'action':
      return entry.by === 'attacker' ? 'attacker' : 'other';
    default:
      return 'other';
  }
}

function isBackground(entry: Entry<MaskedText>, exchanges: Exchanges): boolean {
  if (entry.type === 'request') return entry.exchange.background !== undefined;
  if (!('exchange' in entry) || entry.exchange === undefined) return false;
  return exchanges.get(entry.exchange)?.exchange.background !== undefined;
}

/** Takes one entry in; `exchanges` has it already. */
export function addToTimeline(timeline: Timeline, entry: Entry<MaskedText>, exchanges: Exchanges): void {
  const { rows, cuts } = timeline;
  if (entry.type === 'clock') timeline.jumped += entry.byMs;
  const startedAt = rows[0]?.entry.at ?? entry.at;
  const elapsed = Math.max(0, entry.at - startedAt - timeline.jumped);
  if (entry.type === 'clock') cuts.push({ elapsed, byMs: entry.byMs });
  rows.push({ entry, group: groupOf(entry, exchanges), background: isBackground(entry, exchanges), elapsed });
}
