import type { CredentialId, CredentialKind } from '../../../recording/credential.ts';
import { notObserved, observed, type RowDefinition } from '../cell.ts';
import { atExchange } from '../evidence.ts';
import { asksForData, gaveData } from '../legs.ts';
import type { Reading, SeenCredential } from '../reading.ts';
import { type SeenExchange, statusOf } from '../seen-exchange.ts';
import { duration, list } from '../words.ts';

type StolenKind = Extract<CredentialKind, 'session' | 'JWT' | 'refresh token'>;

/** What lets a thief in; a cookie that binds a login that has only begun does not. */
const isProof = (kind: CredentialKind) => kind === 'session' || kind === 'JWT' || kind === 'refresh token';

/** One request of the thief, and what came of it. */
interface Strike {
  readonly exchange: SeenExchange;
  /** What it brought; empty: nothing. */
  readonly gains: readonly string[];
  /** Whether the life of the loot was over. */
  readonly expired: boolean;
  /** By how much the clock was moved since the theft. */
  readonly laterMs: number;
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

/** Seen after its end, as far as something says when that is. */
const isOver = ({ of, at }: SeenCredential) => of.expiresAt !== undefined && of.expiresAt <= at;

/** Everything that the thief sent with the loot, or with what the loot had brought. */
function strikes(reading: Reading, loot: ReadonlyMap<CredentialId, number>, kind: StolenKind): readonly Strike[] {
  const holds = new Map(loot);
  return reading.messages.flatMap((exchange): Strike[] => {
    if (exchange.from !== 'attacker') return [];
    const used = reading.carried(exchange, 'request').filter(({ credential }) => holds.has(credential));
    const since = Math.min(...used.flatMap(({ credential }) => holds.get(credential) ?? []));
    if (!Number.isFinite(since)) return [];
    const jumps = reading.entries('clock').filter(({ seq }) => seq > since && seq < exchange.seq);
    const keeps = reading.entries('attacker kept').filter((entry) => entry.exchange === exchange.id);
    const took = reading.entries('attacker took').filter((entry) => entry.exchange === exchange.id);
    const values = [...keeps.map(({ cookie }) => cookie.value), ...took.map(({ token }) => token)];
    const brought = values.flat().flatMap((piece) => (typeof piece === 'string' ? [] : [piece.credential]));
    for (const credential of brought) holds.set(credential, since);
    const data = gaveData(exchange, 'store') ? ['the cart'] : [];
    const fresh = brought.flatMap((credential) => reading.credential(credential)?.kind ?? []).filter(isProof);
    return [
      {
        exchange,
        gains: [...data, ...[...new Set(fresh)].sort().map((one) => `a new ${one}`)],
        expired: jumps.some(({ why }) => why.includes(kind)) || used.some((one) => one.of.kind === kind && isOver(one)),
        laterMs: jumps.reduce((sum, { byMs }) => sum + byMs, 0),
      },
    ];
  });
}

/** What a request that brought nothing met. */
function refusal(exchange: SeenExchange): string {
  const isEmpty = statusOf(exchange) === 200 && asksForData(exchange, 'store');
  return isEmpty ? "answered (200) without the victim's cart" : `refused (${statusOf(exchange)})`;
}

/** How the loot fared in the end. */
function afterwards(kind: StolenKind, { exchange, gains }: Strike): string {
  return gains.length > 0
    ? `still good after the ${kind} expired`
    : `${refusal(exchange)} once the ${kind} had expired`;
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
      const late = all.findLast(({ expired }) => expired);
      const fate = late ? [afterwards(kind, late)] : [];
      const later = late && late.laterMs > 0 ? `, ${duration(late.laterMs)} later` : '';
      return observed(
        [...brings, ...fate],
        [list(brings), ...fate.map((one) => `${one}${later}`)].filter((part) => part !== '').join('; '),
        all.map(({ exchange, gains: brought }) =>
          atExchange(exchange, brought.length > 0 ? `brings ${list(brought)}` : refusal(exchange)),
        ),
        `A ${kind} was stolen and never used.`,
      );
    },
  };
}

/** What each stolen thing was good for, and until when. */
export const theftRows: readonly RowDefinition[] = (['session', 'JWT', 'refresh token'] as const).map(theftOf);
