import type { CredentialKind } from '../../../recording/credential.ts';
import { observed, type RowDefinition } from '../cell.ts';
import { atExchange, atSighting } from '../evidence.ts';
import { legTo } from '../legs.ts';
import type { Reading, SeenCredential } from '../reading.ts';
import { list } from '../words.ts';

const followed = ['session', 'JWT', 'refresh token'] as const satisfies readonly CredentialKind[];

/** What the browser brought to the Forums before they had ever answered: it can only come from elsewhere. */
function broughtAlong(reading: Reading): readonly SeenCredential[] {
  const first = reading.messages.find(({ channel, to }) => channel === 'front' && to === 'forums');
  return first ? reading.carried(first, 'request').filter(isCookie) : [];
}

/** Credentials that the browser sent in a cookie to both applications, where the other one got them. */
function sentToBoth(reading: Reading): readonly SeenCredential[] {
  const sent = followed
    .flatMap((kind) => reading.sightings(kind))
    .filter(isCookie)
    .filter(({ holder }) => holder === 'store' || holder === 'forums')
    .sort((a, b) => a.seq - b.seq);
  return [...Map.groupBy(sent, ({ credential }) => credential).values()].flatMap((uses) => {
    const other = uses.find(({ holder }) => holder !== uses[0]?.holder);
    return other ? [other] : [];
  });
}

const isCookie = ({ place, from, of }: SeenCredential) =>
  place === 'cookie' && from === 'browser' && followed.some((kind) => kind === of.kind);

/** Which cookies that serve one application the browser also sent to the other. */
export const cookiesThatReachedTheOther: RowDefinition = {
  id: 'cookies-reaching-the-other',
  group: 'The second application',
  title: 'Cookies of one application that reached the other',
  cell(reading) {
    const shared = [...broughtAlong(reading), ...sentToBoth(reading)].sort((a, b) => a.seq - b.seq);
    if (shared.length > 0) {
      const kinds = [...new Set(shared.map(({ of }) => of.kind))].sort();
      return observed(
        kinds,
        list(kinds),
        shared.map((one) =>
          atSighting(one, `${one.of.name} reaches the ${one.holder === 'forums' ? 'Forums' : 'Store'}`),
        ),
        '',
      );
    }
    const store = legTo(reading, 'store');
    const toForums = reading.messages.filter(
      ({ channel, to, seq }) => channel === 'front' && to === 'forums' && store && seq > store.data.seq,
    );
    return observed(
      [],
      'none',
      toForums.map((one) => {
        const names = one.request.cookies.map(({ name }) => name);
        return atExchange(one, `carries ${names.length > 0 ? `${list(names)} of its own` : 'no cookie'}`);
      }),
      'Nobody went to the Forums after logging in to the Store.',
    );
  },
};
