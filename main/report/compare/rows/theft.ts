import type { CredentialId, CredentialKind } from '../../../recording/credential.ts';
import { notObserved, observed, type RowDefinition } from '../cell.ts';
import { atExchange } from '../evidence.ts';
import { asksForData } from '../legs.ts';
import type { Reading } from '../reading.ts';
import { type SeenExchange, statusOf } from '../seen-exchange.ts';
import { list } from '../words.ts';

type StolenKind = Extract<CredentialKind, 'session' | 'JWT' | 'refresh token'>;

/** What lets a thief in; a cookie that binds a login that has only begun does not. */
const isProof = (kind: CredentialKind) => kind === 'session' || kind === 'JWT' || kind === 'refresh token';

/** One request of the thief, and what came of it. */
interface Strike {
  readonly exchange: SeenExchange;
  /** What it brought; empty: nothing. */
  readonly gains: readonly string[];
  /** Whether the clock was moved past the life of the loot since the theft. */
  readonly expired: boolean;
}

/** The credentials of `kind` that were stolen, not forged, with the entry in which they were. */
function stolen(reading: Reading, kind: StolenKind): ReadonlyMap<CredentialId, number> {
  return new Map(
    reading
      .entries('theft')
      .flatMap(({ seq, loot }) =>
        loot.flatMap(({ how, value }) =>
          value.flatMap((piece) =>
            how === 'stolen' && typeof piece !== 'string' && reading.credential(piece.credential)?.kind === kind
              ? [[piece.credential, seq] as const]
              : [],
          ),
        ),
      ),
  );
}

/** Everything that the thief sent with the loot, or with what the loot had brought. */
function strikes(reading: Reading, loot: ReadonlyMap<CredentialId, number>, kind: StolenKind): readonly Strike[] {
  const holds = new Map(loot);
  return reading.messages.flatMap((exchange): Strike[] => {
    if (exchange.from !== 'attacker') return [];
    const used = reading.carried(exchange, 'request').map(({ credential }) => holds.get(credential));
    const since = Math.min(...used.flatMap((seq) => seq ?? []));
    if (!Number.isFinite(since)) return [];
    const keeps = reading.entries('attacker kept').filter((entry) => entry.exchange === exchange.id);
    const brought = keeps.flatMap(({ cookie }) =>
      cookie.value.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.credential])),
    );
    for (const credential of brought) holds.set(credential, since);
    const data = asksForData(exchange, 'store') && statusOf(exchange) === 200 ? ['the cart'] : [];
    const fresh = brought.flatMap((credential) => reading.credential(credential)?.kind ?? []).filter(isProof);
    return [
      {
        exchange,
        gains: [...data, ...[...new Set(fresh)].sort().map((one) => `a new ${one}`)],
        expired: reading
          .entries('clock')
          .some(({ seq, why }) => seq > since && seq < exchange.seq && why.includes(kind)),
      },
    ];
  });
}

function sayAfterwards(kind: StolenKind, late: readonly Strike[]): readonly string[] {
  const [last] = late.slice(-1);
  if (!last) return [];
  return [
    last.gains.length > 0
      ? `still good after the ${kind} expired`
      : `refused (${statusOf(last.exchange)}) once the ${kind} had expired`,
  ];
}

function theftOf(kind: StolenKind): RowDefinition {
  return {
    id: `stolen-${kind.replaceAll(' ', '-')}`,
    group: 'What a thief gains',
    title: kind === 'session' ? 'A stolen session id' : `A stolen ${kind}`,
    cell(reading) {
      const loot = stolen(reading, kind);
      if (loot.size === 0) return notObserved(`No ${kind} was stolen.`);
      const all = strikes(reading, loot, kind);
      const early = all.filter(({ expired }) => !expired);
      const gains = [...new Set(early.flatMap((strike) => strike.gains))];
      const brings = gains.length > 0 ? gains : early.length > 0 ? ['nothing'] : [];
      const afterwards = sayAfterwards(
        kind,
        all.filter(({ expired }) => expired),
      );
      return observed(
        [...brings, ...afterwards],
        [list(brings), ...afterwards].filter((part) => part !== '').join('; '),
        all.map(({ exchange, gains: brought }) =>
          atExchange(exchange, brought.length > 0 ? `brings ${list(brought)}` : `refused: ${statusOf(exchange)}`),
        ),
        `A ${kind} was stolen and never used.`,
      );
    },
  };
}

/** What each stolen thing was good for, and until when. */
export const theftRows: readonly RowDefinition[] = (['session', 'JWT', 'refresh token'] as const).map(theftOf);
