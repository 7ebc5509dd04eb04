import type { Party, Server } from '../../../scenarios/parties.ts';
import type { Credential, CredentialId, MaskedText, Place, Sighting } from '../../recording/credential.ts';
import type { Entry } from '../../recording/entry.ts';
import type { Exchange, ExchangeId } from '../../recording/exchange.ts';
import { type CredentialIndex, createCredentialIndex } from './credential-index.ts';
import type { Log } from './log.ts';
import { maskText, maskValueText } from './mask.ts';
import { maskEntry } from './mask-entry.ts';
import { type KnownSecret, recogniseCredentials } from './recognise.ts';

/** One entry as it may leave the lab, with what it taught about credentials. */
export interface Presented {
  readonly entry: Entry<MaskedText>;
  readonly sightings: readonly Sighting[];
}

/** Turns the log into what is shown: credentials recognised and followed, every text masked. */
export interface Recorder {
  readonly presented: readonly Presented[];
  readonly credentials: CredentialIndex;
  /** Called for every entry, in order, once it is masked. Returns the way to stop. */
  subscribe(listener: (presented: Presented) => void): () => void;
  /** Called for every credential that is new or changed. */
  onCredential(listener: (credential: Credential) => void): void;
}

/** Entries that speak of messages which are recorded already: masked, but no new sighting. */
const onlySays: ReadonlySet<Entry<string>['type']> = new Set([
  'browser sent',
  'unexpected',
  'judged',
  'no response',
  'lab problem',
]);

/** Follows `log` from its beginning; each entry is read once (architecture.md, "A credential is one thing everywhere"). */
export function createRecorder(log: Log, known: readonly KnownSecret[]): Recorder {
  const credentials = createCredentialIndex();
  const presented: Presented[] = [];
  const listeners = new Set<(presented: Presented) => void>();
  const exchanges = new Map<ExchangeId, Exchange<string>>();
  for (const { value, kind, owner } of known) credentials.learn(value, kind, owner);

  const take = (entry: Entry<string>) => {
    if (entry.type === 'request') exchanges.set(entry.exchange.id, entry.exchange);
    const exchange = exchangeOf(entry, exchanges);
    recogniseCredentials(entry, credentials, exchange?.to);
    noteExpiry(entry, credentials);
    const sightings = new Map<string, Sighting>();
    const see = (place: Place) => (credential: CredentialId) => {
      // One sighting for each place in an entry: a Cookie header and the cookies parsed from it are the same place.
      sightings.set(`${credential} ${place}`, sighting(credential, place, entry, exchange));
    };
    const masked = maskEntry(entry, (text, place, whole) =>
      (whole ? maskValueText : maskText)(text, credentials, onlySays.has(entry.type) ? undefined : see(place)),
    );
    const result = { entry: masked, sightings: [...sightings.values()] };
    presented.push(result);
    for (const listener of listeners) listener(result);
  };

  log.entries.forEach(take);
  log.subscribe(take);
  return {
    presented,
    credentials,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onCredential: credentials.onChange,
  };
}

function exchangeOf(
  entry: Entry<string>,
  exchanges: ReadonlyMap<ExchangeId, Exchange<string>>,
): Exchange<string> | undefined {
  if (entry.type === 'request') return entry.exchange;
  if (!('exchange' in entry) || entry.exchange === undefined) return undefined;
  return exchanges.get(entry.exchange);
}

function sighting(
  credential: CredentialId,
  place: Place,
  entry: Entry<string>,
  exchange: Exchange<string> | undefined,
): Sighting {
  const travelled = entry.type === 'request' || entry.type === 'response';
  return {
    credential,
    place,
    seq: entry.seq,
    at: entry.at,
    holder: holderOf(entry, exchange),
    ...(exchange ? { exchange: exchange.id } : {}),
    ...(travelled && exchange
      ? { from: entry.type === 'request' ? exchange.from : (exchange.to satisfies Server), channel: exchange.channel }
      : {}),
  };
}

/** Who can read what the entry contains: the receiver of a message, or the owner of a jar or a session. */
function holderOf(entry: Entry<string>, exchange: Exchange<string> | undefined): Party {
  switch (entry.type) {
    case 'request':
      return entry.exchange.to;
    case 'response':
      return exchange?.from ?? 'browser';
    case 'session':
      return entry.party;
    case 'theft':
    case 'attacker kept':
    case 'attacker took':
      return 'attacker';
    default:
      return 'browser';
  }
}

/** Sessions say themselves when they end; it moves with every extension. */
function noteExpiry(entry: Entry<string>, credentials: CredentialIndex): void {
  if (entry.type !== 'session') return;
  const credential = credentials.find(entry.session.id);
  if (credential) credentials.update(credential.id, { expiresAt: entry.session.expiresAt });
}
