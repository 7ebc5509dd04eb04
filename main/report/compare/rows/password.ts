import { parties, partyTitle } from '../../../../scenarios/parties.ts';
import { notObserved, observed, type RowDefinition } from '../cell.ts';
import { atSighting } from '../evidence.ts';
import { legTo } from '../legs.ts';
import type { Reading, SeenCredential } from '../reading.ts';
import type { SeenExchange } from '../seen-exchange.ts';
import { list, times } from '../words.ts';

const everSent = (reading: Reading): readonly SeenCredential[] =>
  reading.sightings('password').filter(({ from, holder }) => from !== undefined && holder !== 'browser');

/** Parties whose recorded requests carried the password. */
export const passwordReceivers: RowDefinition = {
  id: 'password-receivers',
  group: 'The password',
  title: 'Who received the password',
  cell(reading) {
    const byRoute = Map.groupBy(everSent(reading), ({ from, holder }) => `${from} ${holder}`);
    const firsts = [...byRoute.values()].flatMap(([first]) => first ?? []);
    const receivers = parties.filter((party) => firsts.some(({ holder }) => holder === party));
    return observed(
      receivers,
      list(receivers.map((party) => partyTitle[party])),
      firsts.map((one) => atSighting(one, sayRoute(one))),
      'The password was never sent.',
    );
  },
};

function sayRoute({ from, holder }: SeenCredential): string {
  return `from ${partyTitle[from ?? 'browser']} to ${partyTitle[holder]}`;
}

/** Requests of the browser among `exchanges` that carried the password: each is a form that a person filled in. */
export function passwordPosts(reading: Reading, exchanges: readonly SeenExchange[]): readonly SeenCredential[] {
  return exchanges.flatMap((exchange) =>
    reading
      .carried(exchange, 'request')
      .filter(({ of, from }) => of.kind === 'password' && from === 'browser')
      .slice(0, 1),
  );
}

/** How often a person types the password until both applications have given their data; logging in again is not counted. */
export const passwordPrompts: RowDefinition = {
  id: 'password-prompts',
  group: 'The password',
  title: 'Login forms for two applications',
  cell(reading) {
    const [store, forums] = [legTo(reading, 'store'), legTo(reading, 'forums')];
    if (!store || !forums) return notObserved('Not both applications were reached.');
    const atStore = passwordPosts(reading, store.front);
    const atForums = passwordPosts(reading, forums.front);
    const sentTo = [...atStore, ...atForums].map(({ holder }) => holder);
    const where = parties.filter((party) => sentTo.includes(party)).map((party) => partyTitle[party]);
    return observed(
      sentTo,
      `${times(sentTo.length)}: sent to ${list(where)}`,
      [
        ...atStore.map((one) => atSighting(one, 'the form on the way to the cart')),
        ...atForums.map((one) => atSighting(one, 'the form on the way to the posts')),
      ],
      'No form with a password was sent.',
    );
  },
};
