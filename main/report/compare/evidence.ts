import { partyTitle } from '../../../scenarios/parties.ts';
import type { Evidence } from './comparison.ts';
import type { EntryOf, SeenCredential } from './reading.ts';
import { type SeenExchange, statusOf } from './seen-exchange.ts';

/** `POST /oauth2/token`. */
function requestLine({ request, path }: SeenExchange): string {
  return `${request.method} ${path}`;
}

/** `Browser → Store: GET /api/user, 404`. */
export function sayExchange(exchange: SeenExchange): string {
  const { from, to } = exchange;
  const status = statusOf(exchange);
  return `${partyTitle[from]} → ${partyTitle[to]}: ${requestLine(exchange)}, ${status === 0 ? 'no answer' : status}`;
}

/** A whole exchange. */
export function atExchange(exchange: SeenExchange, label: string = sayExchange(exchange)): Evidence {
  return { seq: exchange.seq, exchange: exchange.id, label };
}

/** One place where a credential stood. */
export function atSighting({ seq, exchange, of, place }: SeenCredential, label = `${of.name}: ${place}`): Evidence {
  return { seq, label, ...(exchange ? { exchange } : {}) };
}

/** A change of the browser's jar. */
export function atCookie({ seq, exchange, change, cookie }: EntryOf<'cookie'>): Evidence {
  return { seq, label: `${cookie.name} of ${cookie.domain} ${change}`, ...(exchange ? { exchange } : {}) };
}
