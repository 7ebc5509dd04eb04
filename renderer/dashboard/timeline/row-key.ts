import type { MaskedText } from '../../../main/recording/credential.ts';
import type { Entry } from '../../../main/recording/entry.ts';
import type { Diagram } from '../model/diagram.ts';

/** The row of the diagram in which an entry stands, if it stands there. */
export function rowKeyOf(entry: Entry<MaskedText>, { stepOf }: Diagram): string | undefined {
  if (entry.type === 'judged') return `${entry.judgement.step}>`;
  const exchange = entry.type === 'request' ? entry.exchange.id : 'exchange' in entry ? entry.exchange : undefined;
  if (!exchange) return undefined;
  const step = stepOf.get(exchange);
  if (!step) return exchange;
  return entry.type === 'response' || entry.type === 'cookie' ? `${step}<` : `${step}>`;
}
