import type { MaskedText } from '../../../main/recording/credential.ts';
import type { Entry, Happening } from '../../../main/recording/entry.ts';
import type { Exchange, ExchangeId, RecordedResponse, SetCookie } from '../../../main/recording/exchange.ts';

type BrowserSent = Extract<Happening<MaskedText>, { type: 'browser sent' }>;

/** Everything that the log says about one exchange so far. Replaced, never changed, as more becomes known. */
export interface ObservedExchange {
  readonly exchange: Exchange<MaskedText>;
  readonly seq: number;
  readonly at: number;
  readonly reply?: {
    readonly seq: number;
    readonly at: number;
    readonly durationMs: number;
    readonly response: RecordedResponse<MaskedText>;
  };
  /** Why no response came. */
  readonly failure?: string;
  /** What the browser itself says: the window, and the cookies it withheld or refused. */
  readonly browser?: BrowserSent;
  /** Cookies of the reply that the attacker keeps. */
  readonly attackerKept: readonly SetCookie<MaskedText>[];
  /** Why it belongs to no step; in a scripted run that breaks a promise, by hand it is a remark. */
  readonly unexpected?: { readonly says: string; readonly breaks: boolean };
}

/** Every exchange of the run. */
export type Exchanges = Map<ExchangeId, ObservedExchange>;

function about(entry: Entry<MaskedText>, known: ObservedExchange): ObservedExchange {
  switch (entry.type) {
    case 'response': {
      const { seq, at, durationMs, response } = entry;
      return { ...known, reply: { seq, at, durationMs, response } };
    }
    case 'no response':
      return { ...known, failure: entry.reason };
    case 'browser sent':
      return { ...known, browser: entry };
    case 'attacker kept':
      return { ...known, attackerKept: [...known.attackerKept, entry.cookie] };
    case 'unexpected':
      return { ...known, unexpected: { says: entry.says, breaks: entry.step !== undefined } };
    default:
      return known;
  }
}

/** Takes one entry in. */
export function addToExchanges(exchanges: Exchanges, entry: Entry<MaskedText>): void {
  if (entry.type === 'request') {
    const { exchange, seq, at } = entry;
    exchanges.set(exchange.id, { exchange, seq, at, attackerKept: [] });
  } else if ('exchange' in entry && entry.exchange !== undefined) {
    const known = exchanges.get(entry.exchange);
    if (known) exchanges.set(entry.exchange, about(entry, known));
  }
}
