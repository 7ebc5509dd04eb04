import { parties, partyTitle } from '../../../../scenarios/parties.ts';
import type { CredentialKind } from '../../../recording/credential.ts';
import { notObserved, observed, type RowDefinition } from '../cell.ts';
import { atCookie, atExchange, atSighting } from '../evidence.ts';
import { legTo } from '../legs.ts';
import { list } from '../words.ts';
import { watchedPages } from './script.ts';

const group = 'What is kept where';

/** What the request for the data carries to say who is there. */
export const proofOfPerson: RowDefinition = {
  id: 'proof',
  group,
  title: 'What comes with the request for the cart',
  cell(reading) {
    const leg = legTo(reading, 'store');
    if (!leg) return notObserved('Nobody got to the cart.');
    const kinds = new Set<CredentialKind>(['session', 'JWT', 'refresh token']);
    const carried = reading.carried(leg.data, 'request').filter(({ of }) => kinds.has(of.kind));
    const value = [...new Set(carried.map(({ of }) => of.kind))].sort();
    return observed(
      value,
      list(value),
      carried.map((one) => atSighting(one)),
      'No credential that the lab knows came with it.',
    );
  },
};

/** Where the browser keeps the refresh token, and for whom. */
export const refreshTokenPlace: RowDefinition = {
  id: 'refresh-token-place',
  group,
  title: 'Where the browser keeps the refresh token',
  cell(reading) {
    const inJar = new Set(
      reading
        .sightings('refresh token')
        .filter(({ place }) => place === 'cookie jar')
        .map(({ seq }) => seq),
    );
    const cookies = reading.entries('cookie').filter(({ seq, change }) => change !== 'removed' && inJar.has(seq));
    const stored = reading
      .sightings('refresh token')
      .filter(({ place }) => place === 'local storage' || place === 'session storage');
    const value = [
      ...new Set([
        ...cookies.map(({ cookie }) =>
          cookie.domain.startsWith('.')
            ? `cookie of the domain ${cookie.domain.slice(1)}`
            : `cookie of ${cookie.domain}`,
        ),
        ...stored.map(({ place }) => place),
      ]),
    ];
    return observed(
      value,
      list(value),
      [...cookies.map(atCookie), ...stored.map((one) => atSighting(one))],
      reading.sightings('refresh token').length > 0
        ? 'A refresh token was issued, and the browser never had it.'
        : 'No refresh token was seen.',
    );
  },
};

/** Credentials in local and session storage. */
export const browserStorage: RowDefinition = {
  id: 'browser-storage',
  group,
  title: "Credentials in the browser's storage",
  cell(reading) {
    const stored = (['JWT', 'refresh token', 'session', 'password', 'authorization code'] as const)
      .flatMap((kind) => reading.sightings(kind))
      .filter(({ place }) => place === 'local storage' || place === 'session storage');
    if (stored.length === 0)
      return observed([], 'none', watchedPages(reading), 'No page was open whose storage could have been seen.');
    const value = [...new Set(stored.map(({ of, place }) => `${of.kind} in ${place}`))].sort();
    return observed(
      value,
      list(value),
      stored.map((one) => atSighting(one)),
      '',
    );
  },
};

/** Who keeps a session: the applications their own, FusionAuth the one for single sign-on. */
export const serverSessions: RowDefinition = {
  id: 'server-sessions',
  group,
  title: 'Sessions on servers',
  cell(reading) {
    const created = reading.entries('session').filter(({ change }) => change === 'created');
    const keepers = parties.filter((party) => created.some((entry) => entry.party === party));
    return observed(
      keepers,
      list(keepers.map((party) => (party === 'fusionauth' ? 'FusionAuth (single sign-on)' : partyTitle[party]))),
      keepers.flatMap((keeper) => {
        const entry = created.find(({ party }) => party === keeper);
        const exchange = entry?.exchange && reading.exchange(entry.exchange);
        if (!entry) return [];
        const label = `${partyTitle[keeper]} creates a session`;
        return [exchange ? { ...atExchange(exchange, label), seq: entry.seq } : { seq: entry.seq, label }];
      }),
      'No server kept one.',
    );
  },
};
