import { hosts } from '../../../scenarios/parties.ts';
import type { CredentialKind } from '../../recording/credential.ts';
import type { ScriptSource } from '../../recording/entry.ts';
import type { EntryOf, Reading, SeenCredential } from './reading.ts';

/** How long a script could read something; `lasting`: the person, or the lab's clock, went on while it was still there. */
export type ScriptSpan = 'briefly' | 'lasting';

/** One stretch of time in which a script could read a credential. */
export interface ScriptSight {
  readonly seen: SeenCredential;
  readonly source: ScriptSource;
  readonly origin: string;
  readonly span: ScriptSpan;
  /** Real milliseconds; absent: it was still there at the end of the run. 0 where it only passed through a script's hands. */
  readonly forMs?: number;
}

/** What is handed over in a call is not lying about afterwards; the probe reports no end of it. */
const passing: readonly ScriptSource[] = ['fetch request', 'fetch response'];

/** What ends with the page. */
const ofThePage: readonly ScriptSource[] = ['location', 'form field'];

/** Everything of `kind` that the probe read in a page, with the moment at which it was gone. */
export function scriptSights(reading: Reading, kind: CredentialKind): readonly ScriptSight[] {
  const saw = new Map(reading.entries('script saw').map((entry) => [entry.seq, entry]));
  return reading.sightings(kind).flatMap((seen): ScriptSight[] => {
    const entry = saw.get(seen.seq);
    if (!entry || seen.place !== 'page script') return [];
    const { source, origin } = entry;
    const end = passing.includes(source) ? entry : endOf(reading, entry, seen);
    return [
      {
        seen,
        source,
        origin,
        span: end && !wentOn(reading, entry.seq, end.seq) ? 'briefly' : 'lasting',
        ...(end ? { forMs: reading.realTime(end) - reading.realTime(entry) } : {}),
      },
    ];
  });
}

/** FusionAuth's own pages are not the application's: what is typed there, no script of the application can read. */
export function isFusionAuthPage({ origin }: { readonly origin: string }): boolean {
  const hostname = URL.parse(origin)?.hostname;
  return hostname === hosts.fusionauth || hostname === hosts.login;
}

/** The entry that shows that the credential is gone from where it was read. */
function endOf(reading: Reading, entry: EntryOf<'script saw'>, { credential }: SeenCredential) {
  const { seq, window, source, origin } = entry;
  const looked = reading
    .entries('script saw')
    .find(
      (later) =>
        later.seq > seq &&
        later.window === window &&
        later.source === source &&
        later.origin === origin &&
        !later.text.some((piece) => typeof piece !== 'string' && piece.credential === credential),
    );
  const left = ofThePage.includes(source) ? nextPage(reading, seq, window) : undefined;
  return [looked, left].flatMap((one) => one ?? []).sort((a, b) => a.seq - b.seq)[0];
}

/** The next page in the window: one that was asked for after `after`, not the one that is just being loaded. */
function nextPage(reading: Reading, after: number, window: string): EntryOf<'browser sent'> | undefined {
  return reading
    .entries('browser sent')
    .find(
      (sent) =>
        sent.window === window && sent.resource === 'Document' && (reading.exchange(sent.exchange)?.seq ?? 0) > after,
    );
}

/** Did the person do something else, or did the clock jump, while it could be read? */
function wentOn(reading: Reading, from: number, to: number): boolean {
  const between = ({ seq }: { readonly seq: number }) => seq > from && seq < to;
  return (
    reading.entries('clock').some(between) ||
    reading.entries('action').some((one) => one.by !== 'attacker' && between(one))
  );
}
