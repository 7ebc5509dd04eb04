import { hosts, type SiteName } from '../../../../scenarios/parties.ts';
import { plainText } from '../../plain-text.ts';
import { notObserved, observed, type RowDefinition } from '../cell.ts';
import { atCookie, atExchange } from '../evidence.ts';
import { asksForData, legTo } from '../legs.ts';
import type { EntryOf, Reading, SeenCredential } from '../reading.ts';
import { type SeenExchange, statusOf } from '../seen-exchange.ts';
import { list } from '../words.ts';

const first: SiteName = 'store';
const second: SiteName = 'forums';

/** Did the login to the second application destroy what the first one knows the person by? */
export const firstLoggedOut: RowDefinition = {
  id: 'first-logged-out',
  group: 'The second application',
  title: 'Does the second login end the first',
  cell(reading) {
    const leg = legTo(reading, second);
    const [arrival] = leg?.front ?? [];
    if (!leg || !arrival) return notObserved('Nobody logged in to the Forums.');
    const held = heldFor(reading, arrival.seq);
    const names = new Set(held.map(keyOf));
    const changed = reading
      .entries('cookie')
      .filter((entry) => entry.seq > arrival.seq && entry.change !== 'set' && names.has(keyOf(entry)))
      .filter(({ seq, exchange }) => (exchange ? leg.front.some(({ id }) => id === exchange) : seq < leg.data.seq));
    if (changed.length === 0) {
      const stays = held.map((entry) => ({
        ...atCookie(entry),
        label: `${entry.cookie.name} stays as it was set here`,
      }));
      return observed(
        false,
        "no: the Store's cookies stay as they are",
        stays,
        'The browser held no cookie of the Store.',
      );
    }
    const refused = nextRefusal(reading, leg.data.seq);
    return observed(
      true,
      `yes: ${list([...new Set(changed.map(({ cookie }) => cookie.name))])} overwritten`,
      [
        ...changed.map(atCookie),
        ...(refused ? [atExchange(refused, 'the Store refuses what the browser now holds')] : []),
      ],
      '',
    );
  },
};

const keyOf = ({ cookie: { name, domain } }: EntryOf<'cookie'>) => `${name} ${domain}`;

/** Sent to the first application, or by its page to FusionAuth for fresh tokens (Fetch, section 3.2: Origin). */
function isForFirst(reading: Reading, { holder, exchange: id }: SeenCredential): boolean {
  if (holder === first) return true;
  const headers = (id && reading.exchange(id)?.request.headers) ?? [];
  const [, origin = []] = headers.find(([name]) => name.toLowerCase() === 'origin') ?? [];
  return holder === 'fusionauth' && URL.parse(plainText(origin))?.hostname === hosts[first];
}

/** The cookies that the browser held at `until` and of which it had sent some value for the first application: the latest of each. */
function heldFor(reading: Reading, until: number): readonly EntryOf<'cookie'>[] {
  const proofs = (['session', 'JWT', 'refresh token'] as const).flatMap((kind) => reading.sightings(kind));
  const sent = new Set(
    proofs
      .filter((seen) => seen.place === 'cookie' && seen.from === 'browser' && isForFirst(reading, seen))
      .map(({ credential }) => credential),
  );
  const before = reading.entries('cookie').filter(({ seq }) => seq < until);
  const used = new Set(
    before
      .filter(({ cookie }) => cookie.value.some((piece) => typeof piece !== 'string' && sent.has(piece.credential)))
      .map(keyOf),
  );
  const latest = new Map(before.filter((entry) => used.has(keyOf(entry))).map((entry) => [keyOf(entry), entry]));
  return [...latest.values()].filter(({ change }) => change !== 'removed');
}

/** A refusal of the first application before the clock is moved again. */
function nextRefusal(reading: Reading, after: number): SeenExchange | undefined {
  const jump = reading.entries('clock').find(({ seq }) => seq > after)?.seq ?? Number.POSITIVE_INFINITY;
  return reading.messages.find(
    (one) =>
      one.seq > after && one.seq < jump && one.channel === 'front' && asksForData(one, first) && statusOf(one) !== 200,
  );
}
