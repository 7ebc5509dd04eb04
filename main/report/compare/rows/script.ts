import type { CredentialKind } from '../../../recording/credential.ts';
import type { ScriptSource } from '../../../recording/entry.ts';
import { notObserved, observed, type RowDefinition } from '../cell.ts';
import type { Evidence } from '../comparison.ts';
import { atExchange, atSighting } from '../evidence.ts';
import type { Reading } from '../reading.ts';
import { isFusionAuthPage, type ScriptSight, type ScriptSpan, scriptSights } from '../script-sight.ts';
import { duration, list } from '../words.ts';

const inWords: Readonly<Record<ScriptSource, string>> = {
  location: 'the address',
  'document.cookie': 'document.cookie',
  'local storage': 'local storage',
  'session storage': 'session storage',
  'form field': 'the form',
  'fetch request': 'a request that the page sends',
  'fetch response': 'an answer that the page gets',
};

/** Pages of the applications in which the probe looked, for what it did not find. */
export function watchedPages(reading: Reading): readonly Evidence[] {
  return reading.entries('browser sent').flatMap(({ resource, exchange: id }) => {
    const exchange = reading.exchange(id);
    if (resource !== 'Document' || !exchange || exchange.to === 'fusionauth') return [];
    return exchange.answer?.response.status === 200 ? [atExchange(exchange, 'a page in which the probe looked')] : [];
  });
}

function saySight({ source, forMs }: ScriptSight): string {
  if (forMs === undefined) return `${inWords[source]}, to the end of the run`;
  return forMs > 0 ? `${inWords[source]} for ${duration(forMs)}` : inWords[source];
}

/** The longest stretch at each source. */
function longest(sights: readonly ScriptSight[]): readonly ScriptSight[] {
  const bySource = Map.groupBy(sights, ({ source }) => source);
  const length = ({ forMs = Number.POSITIVE_INFINITY }: ScriptSight) => forMs;
  return [...bySource.values()].flatMap((all) => all.toSorted((a, b) => length(b) - length(a)).slice(0, 1));
}

function readable(kind: CredentialKind): RowDefinition {
  return {
    id: `script-${kind.replaceAll(' ', '-')}`,
    group: 'What a script can read',
    title: `Can a script of the application read the ${kind === 'session' ? 'session id' : kind}`,
    cell(reading) {
      if (reading.sightings(kind).length === 0) return notObserved(`No ${kind} was seen at all.`);
      const everywhere = scriptSights(reading, kind);
      const sights = everywhere.filter((sight) => !isFusionAuthPage(sight));
      if (sights.length === 0) {
        const elsewhere = everywhere.map(({ seen }) => atSighting(seen, "in FusionAuth's own page"));
        const says = elsewhere.length > 0 ? "never: only in FusionAuth's own page" : 'never';
        return observed(
          ['never'],
          says,
          [...elsewhere.slice(0, 1), ...watchedPages(reading)],
          'The probe was in no page.',
        );
      }
      const lasting = sights.filter(({ span }) => span === 'lasting');
      const chosen = longest(lasting.length > 0 ? lasting : sights);
      const span: ScriptSpan = lasting.length > 0 ? 'lasting' : 'briefly';
      return observed(
        [span, ...chosen.map(({ source }) => inWords[source])],
        `${span}: ${list(chosen.map(saySight))}`,
        chosen.map(({ seen, source }) => atSighting(seen, `${seen.of.name} in ${inWords[source]}`)),
        '',
      );
    },
  };
}

/** What the probe in the applications' pages read, and for how long; jumps of the clock do not count. */
export const scriptRows: readonly RowDefinition[] = (['JWT', 'refresh token', 'session', 'password'] as const).map(
  readable,
);
