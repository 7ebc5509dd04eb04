import type { MaskedText } from '../../recording/credential.ts';
import type { Entry } from '../../recording/entry.ts';
import type { Exchange, ExchangeId, RecordedResponse } from '../../recording/exchange.ts';
import { plainText } from '../plain-text.ts';

/** One request with its answer. */
export interface SeenExchange extends Exchange<MaskedText> {
  /** The log entry of the request. */
  readonly seq: number;
  readonly path: string;
  /** Absent: there was none. */
  readonly answer?: { readonly seq: number; readonly response: RecordedResponse<MaskedText> };
}

/** Every exchange that the articles would draw, in the order in which they began, and the CORS preflights apart. */
export function seenExchanges(entries: readonly Entry<MaskedText>[]): {
  readonly messages: readonly SeenExchange[];
  readonly preflights: readonly SeenExchange[];
} {
  const answers = new Map<ExchangeId, NonNullable<SeenExchange['answer']>>();
  for (const entry of entries)
    if (entry.type === 'response') answers.set(entry.exchange, { seq: entry.seq, response: entry.response });
  const all = entries.flatMap((entry): SeenExchange[] => {
    if (entry.type !== 'request') return [];
    const { exchange, seq } = entry;
    const answer = answers.get(exchange.id);
    return [{ ...exchange, seq, path: pathOf(plainText(exchange.request.url)), ...(answer ? { answer } : {}) }];
  });
  return {
    messages: all.filter(({ background }) => background === undefined),
    preflights: all.filter(({ background }) => background === 'preflight'),
  };
}

/** 0 when there was no answer. */
export function statusOf({ answer }: SeenExchange): number {
  return answer?.response.status ?? 0;
}

/** An answer that sends the client elsewhere (RFC 9110 section 15.4). */
export function isRedirect(exchange: SeenExchange): boolean {
  return [301, 302, 303, 307, 308].includes(statusOf(exchange));
}

/** Anybody may send a request target that is no address; then it is said as it is. */
function pathOf(url: string): string {
  return URL.parse(url)?.pathname ?? url;
}
