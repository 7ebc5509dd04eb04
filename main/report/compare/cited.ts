import type { Cell, CitedExchange } from './comparison.ts';
import { sayExchange } from './evidence.ts';
import type { Reading, SeenCredential } from './reading.ts';
import type { SeenExchange } from './seen-exchange.ts';

/** Every exchange that a cell links to, summed up, in the order in which they began. */
export function citedExchanges(reading: Reading, cells: readonly Cell[]): readonly CitedExchange[] {
  const ids = new Set(
    cells.flatMap((cell) => (cell.kind === 'observed' ? cell.evidence.flatMap(({ exchange }) => exchange ?? []) : [])),
  );
  return [...reading.messages, ...reading.preflights]
    .filter(({ id }) => ids.has(id))
    .sort((a, b) => a.seq - b.seq)
    .map((exchange) => ({
      exchange: exchange.id,
      seq: exchange.seq,
      says: sayExchange(exchange),
      details: detailsOf(reading, exchange),
    }));
}

/** `sends Store session 1 (cookie)`, `gets JWT 1 (response body)`. */
function detailsOf(reading: Reading, exchange: SeenExchange): readonly string[] {
  const say = (verb: string) => (one: SeenCredential) => `${verb} ${one.of.name} ${one.of.shown} (${one.place})`;
  return [
    ...reading.carried(exchange, 'request').map(say('sends')),
    ...reading.carried(exchange, 'response').map(say('gets')),
  ];
}
