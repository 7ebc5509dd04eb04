import type { Place, Sighting } from '../../../main/recording/credential.ts';
import type { Party } from '../../../scenarios/parties.ts';
import { partyTitle } from '../words/party.ts';
import { scriptSourceInWords } from '../words/script-source.ts';
import type { KnownCredential } from './credential-index.ts';
import type { Recording } from './recording.ts';

/** One event in a credential's life. */
export interface LifeEvent {
  readonly at: number;
  /** How long it went on; `now`: it still does. Absent: it was a moment. */
  readonly until?: number | 'now';
  /** The entry that shows it. */
  readonly seq: number;
  /** Without the time: `issued by FusionAuth to Store`. */
  readonly says: string;
  /** How often in a row, when more than once. */
  readonly times: number;
  readonly kind: 'issued' | 'kept' | 'sent' | 'stolen' | 'refused' | 'exposed';
}

const inRequest: readonly Place[] = ['URL path', 'query', 'header', 'cookie', 'request body'];

/** Places that a page's scripts can read. */
const exposing: readonly Place[] = ['local storage', 'session storage', 'redirect fragment', 'page script'];

function wasRefused({ exchange }: Sighting, { exchanges }: Recording): boolean {
  const status = exchange && exchanges.get(exchange)?.reply?.response.status;
  return status !== undefined && status >= 400 && status !== 404;
}

/** What the probe in the page read, from when to when. Between two looks that found the same, nothing new is told. */
function scriptEvent({ credential, seq, at }: Sighting, { sights }: Recording): Omit<LifeEvent, 'times'> | undefined {
  const sight = sights.begun.get(`${credential} ${seq}`);
  if (!sight) return undefined;
  const { source, until = 'now' } = sight;
  const says = `readable by script in ${scriptSourceInWords[source]}`;
  return { kind: 'exposed', says, at, seq, ...(until === at ? {} : { until }) };
}

function eventOf(sighting: Sighting, recording: Recording, isFirst: boolean): Omit<LifeEvent, 'times'> | undefined {
  const { place, holder, from, at, seq } = sighting;
  const event = (kind: LifeEvent['kind'], says: string) => ({ kind, says, at, seq });
  const to = partyTitle[holder];
  const by = from ? partyTitle[from] : undefined;

  if (place === "attacker's hands") return event('stolen', 'stolen');
  if (place === 'page script') return scriptEvent(sighting, recording);
  if (place === 'redirect fragment') {
    return event(
      'exposed',
      `${isFirst ? 'issued' : 'handed'} by ${by ?? 'a server'} in the address, readable by script`,
    );
  }
  if (exposing.includes(place)) return event('exposed', `in ${place}, readable by script`);
  if (place === 'server-side session') return event('kept', `kept in a session of ${to}`);
  if (place === 'cookie jar') return event('kept', `kept in ${to}'s cookie jar`);
  if (place === 'Set-Cookie') return event(isFirst ? 'issued' : 'kept', `set as a cookie by ${by ?? 'a server'}`);
  if (inRequest.includes(place)) {
    if (wasRefused(sighting, recording))
      return event('refused', `refused by ${to}${from === 'attacker' ? ' to the attacker' : ''}`);
    if (from === 'attacker') return event('stolen', `used by the attacker at ${to}`);
    return event('sent', isFirst && by ? `first seen going from ${by} to ${to}` : `sent to ${to}`);
  }
  return event('issued', isFirst ? `issued by ${by ?? 'a server'} to ${to}` : `handed by ${by ?? 'a server'} to ${to}`);
}

/** A credential's life, told from its sightings; the same event repeated is told once, and how often. */
export function lifeOf({ sightings }: KnownCredential, recording: Recording): readonly LifeEvent[] {
  const told: LifeEvent[] = [];
  for (const sighting of sightings) {
    const event = eventOf(sighting, recording, told.length === 0);
    if (!event) continue;
    // `sent` and `kept` interleave with one another: look back a little for the same sentence.
    const index = told.findLastIndex(({ says, until }) => says === event.says && until === undefined);
    const same = told[index];
    if (
      same &&
      event.until === undefined &&
      told.slice(index + 1).every(({ kind }) => kind === 'sent' || kind === 'kept')
    ) {
      told[index] = { ...same, times: same.times + (event.kind === 'kept' ? 0 : 1) };
    } else {
      told.push({ ...event, times: 1 });
    }
  }
  return told;
}

/** Whether a page's scripts could have read it; undefined for what is not kept in a browser at all. */
export function readableByScript(
  { credential, sightings, holders }: KnownCredential,
  { jars }: Recording,
): boolean | undefined {
  if (jars.readableByScript.has(credential.id)) return true;
  if (sightings.some(({ place }) => exposing.includes(place))) return true;
  return holders.has('browser') && sightings.some(({ place }) => place === 'cookie jar' || place === 'Set-Cookie')
    ? false
    : undefined;
}

/** Everybody who had it, in the order of the lanes. */
export function holdersOf({ holders }: KnownCredential, lanes: readonly Party[]): readonly Party[] {
  return lanes.filter((party) => holders.has(party));
}
