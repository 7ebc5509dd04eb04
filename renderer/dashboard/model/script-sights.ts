import type { CredentialId, MaskedText } from '../../../main/recording/credential.ts';
import type { Entry, ScriptSource } from '../../../main/recording/entry.ts';
import type { Exchanges } from './exchanges.ts';

/** One stretch of time in which a script of a page could read a credential. */
interface ScriptSight {
  readonly credential: CredentialId;
  readonly window: string;
  readonly origin: string;
  readonly source: ScriptSource;
  readonly seq: number;
  readonly from: number;
  /** undefined: it can still be read there. */
  until: number | undefined;
}

/** Every such stretch, by the credential and the entry with which it began; and those that have not ended. */
export interface ScriptSights {
  readonly begun: Map<string, ScriptSight>;
  open: ScriptSight[];
}

/** Of a run in which no script has read anything. */
export function emptySights(): ScriptSights {
  return { begun: new Map(), open: [] };
}

/** What is handed over in a call is not lying about afterwards; the probe reports no end of it. */
const passing: readonly ScriptSource[] = ['fetch request', 'fetch response'];

/** What ends with the page. */
const ofThePage: readonly ScriptSource[] = ['location', 'form field'];

/** Takes one entry in; `exchanges` has it already. */
export function addToSights(sights: ScriptSights, entry: Entry<MaskedText>, exchanges: Exchanges): void {
  if (entry.type === 'script saw') look(sights, entry);
  // The next page in the window; not the one that is just being loaded, which was asked for before.
  if (entry.type === 'browser sent' && entry.resource === 'Document') {
    const asked = exchanges.get(entry.exchange)?.seq ?? 0;
    const isLeft = ({ window, source, seq }: ScriptSight) =>
      window === entry.window && ofThePage.includes(source) && seq < asked;
    end(sights, isLeft, entry.at);
  }
}

function look(sights: ScriptSights, entry: Extract<Entry<MaskedText>, { type: 'script saw' }>): void {
  const { window, origin, source, text, seq, at } = entry;
  const seen = new Set(text.flatMap((piece) => (typeof piece === 'string' ? [] : piece.credential)));
  const isSame = (one: ScriptSight) => one.window === window && one.origin === origin && one.source === source;
  end(sights, (one) => isSame(one) && !seen.has(one.credential), at);
  for (const credential of seen) {
    if (sights.open.some((one) => isSame(one) && one.credential === credential)) continue;
    const isPassing = passing.includes(source);
    const sight = { credential, window, origin, source, seq, from: at, until: isPassing ? at : undefined };
    sights.begun.set(`${credential} ${seq}`, sight);
    if (!isPassing) sights.open.push(sight);
  }
}

function end(sights: ScriptSights, isOver: (sight: ScriptSight) => boolean, at: number): void {
  for (const sight of sights.open) if (isOver(sight)) sight.until = at;
  sights.open = sights.open.filter(({ until }) => until === undefined);
}
