import { dataOf } from '../../../scenarios/blocks/data.ts';
import type { SiteName } from '../../../scenarios/parties.ts';
import { isPersonsData } from '../../recording/persons-data.ts';
import { plainText } from '../plain-text.ts';
import type { Reading } from './reading.ts';
import { type SeenExchange, statusOf } from './seen-exchange.ts';

/** What happened from the first request to an application until it first gave a person their data. */
export interface Leg {
  /** Front channel, without CORS preflights. */
  readonly front: readonly SeenExchange[];
  readonly back: readonly SeenExchange[];
  readonly preflights: readonly SeenExchange[];
  /** The request that was answered with the cart, or the posts. */
  readonly data: SeenExchange;
}

/** Is it a request for the cart (Store) or the posts (Forums), as a page or as JSON? */
export function asksForData({ to, path }: SeenExchange, site: SiteName): boolean {
  return to === site && (['spa', 'webapp'] as const).some((application) => dataOf(application, site).path === path);
}

/** Was it answered with what the person has there, and nothing else? An empty cart is nobody's. */
export function gaveData(exchange: SeenExchange, site: SiteName): boolean {
  const { headers, body } = exchange.answer?.response ?? { headers: [] };
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return (
    asksForData(exchange, site) &&
    statusOf(exchange) === 200 &&
    isPersonsData(site, type && plainText(type), plainText(body?.text ?? []))
  );
}

/** The way to the first cart, or to the first posts; undefined when there never were any. */
export function legTo({ messages, preflights }: Reading, site: SiteName): Leg | undefined {
  const data = messages.find((one) => one.channel === 'front' && gaveData(one, site));
  const first = messages.find((one) => one.channel === 'front' && one.to === site);
  if (!data || !first) return undefined;
  const within = ({ seq }: SeenExchange) => seq >= first.seq && seq <= data.seq;
  const on = (channel: 'front' | 'back') => messages.filter((one) => one.channel === channel && within(one));
  return {
    front: on('front'),
    // What the last request made the application ask of others belongs to it.
    back: messages.filter((one) => one.channel === 'back' && (within(one) || one.cause === data.id)),
    preflights: preflights.filter(within),
    data,
  };
}
