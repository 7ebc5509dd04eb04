import type { Credential, CredentialId, CredentialKind, MaskedText, Sighting } from '../../recording/credential.ts';
import type { Entry } from '../../recording/entry.ts';
import type { ExchangeId } from '../../recording/exchange.ts';
import type { Recording } from '../../recording/recording.ts';
import { type SeenExchange, seenExchanges } from './seen-exchange.ts';

/** An entry of one type. */
export type EntryOf<Type extends Entry<MaskedText>['type']> = Extract<Entry<MaskedText>, { readonly type: Type }>;

/** A sighting with the credential that was seen. */
export interface SeenCredential extends Sighting {
  readonly of: Credential;
}

/** A recording made ready to be asked: everything is read once. */
export interface Reading {
  readonly recording: Recording;
  /** Exchanges that an article would draw, in the order in which they began. */
  readonly messages: readonly SeenExchange[];
  readonly preflights: readonly SeenExchange[];
  exchange(id: ExchangeId): SeenExchange | undefined;
  credential(id: CredentialId): Credential | undefined;
  /** Every occurrence of a credential of `kind`, in order. */
  sightings(kind: CredentialKind): readonly SeenCredential[];
  /** The credentials that a message carried: in its request, or in its answer. */
  carried(exchange: SeenExchange, way: 'request' | 'response'): readonly SeenCredential[];
  entries<Type extends Entry<MaskedText>['type']>(type: Type): readonly EntryOf<Type>[];
  /** Milliseconds from the start of the run that really passed: jumps of the lab's clock are left out. */
  realTime(entry: { readonly seq: number; readonly at: number }): number;
}

/** Reads `recording` once. */
export function read(recording: Recording): Reading {
  const { messages, preflights } = seenExchanges(recording.entries);
  const byId = new Map([...messages, ...preflights].map((exchange) => [exchange.id, exchange]));
  const credentials = new Map(recording.credentials.map((credential) => [credential.id, credential]));
  const seen = recording.sightings.flatMap((sighting): SeenCredential[] => {
    const of = credentials.get(sighting.credential);
    return of ? [{ ...sighting, of }] : [];
  });
  const byKind = Map.groupBy(seen, ({ of }) => of.kind);
  const bySeq = Map.groupBy(seen, ({ seq }) => seq);
  const byType = Map.groupBy(recording.entries, ({ type }) => type);
  const jumps = recording.entries.flatMap((entry) => (entry.type === 'clock' ? [entry] : []));
  return {
    recording,
    messages,
    preflights,
    exchange: (id) => byId.get(id),
    credential: (id) => credentials.get(id),
    sightings: (kind) => byKind.get(kind) ?? [],
    carried: ({ seq, answer }, way) => bySeq.get(way === 'request' ? seq : (answer?.seq ?? 0)) ?? [],
    entries: <Type extends Entry<MaskedText>['type']>(type: Type) =>
      (byType.get(type) ?? []).filter((entry): entry is EntryOf<Type> => entry.type === type),
    realTime({ seq, at }) {
      const jumped = jumps.reduce((sum, jump) => (jump.seq <= seq ? sum + jump.byMs : sum), 0);
      return at - recording.startedAt - jumped;
    },
  };
}
