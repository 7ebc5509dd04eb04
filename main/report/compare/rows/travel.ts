import { type Party, parties, partyTitle } from '../../../../scenarios/parties.ts';
import type { CredentialKind } from '../../../recording/credential.ts';
import { notObserved, observed, type RowDefinition } from '../cell.ts';
import { atSighting } from '../evidence.ts';
import type { Reading, SeenCredential } from '../reading.ts';

/** How a credential can travel, from the most to the least exposed. */
const ways = [
  'URL fragment',
  'URL query',
  'URL path',
  'JavaScript',
  'header',
  'front-channel body',
  'cookie',
  'back channel',
] as const;
type Way = (typeof ways)[number];

/** How the credential travelled where it was seen; undefined: it lay still, or a thief had it. */
function wayOf({ place, channel }: SeenCredential): Way | undefined {
  if (place === 'page script') return 'JavaScript';
  if (channel === undefined || channel === 'attack') return undefined;
  if (channel === 'back') return 'back channel';
  switch (place) {
    case 'redirect fragment':
      return 'URL fragment';
    case 'query':
    case 'redirect query':
      return 'URL query';
    case 'URL path':
      return 'URL path';
    case 'cookie':
    case 'Set-Cookie':
      return 'cookie';
    case 'request body':
    case 'response body':
      return 'front-channel body';
    case 'header':
      return 'header';
    default:
      return undefined;
  }
}

/** The servers that a credential was sent to in this way. */
function receivers(seen: readonly SeenCredential[]): readonly Party[] {
  const holders = new Set(seen.filter(({ from }) => from !== undefined).map(({ holder }) => holder));
  return parties.filter((party) => party !== 'browser' && holders.has(party));
}

function sayWay(way: Way, seen: readonly SeenCredential[]): string {
  const to = way === 'cookie' || way === 'header' ? receivers(seen) : [];
  return to.length > 0 ? `${way} (${to.map((party) => partyTitle[party]).join(', ')})` : way;
}

/** An authorization code is handed out in a redirect (RFC 6749 section 4.1.2); error answers have a member `code` too. */
function genuine(reading: Reading, kind: CredentialKind): readonly SeenCredential[] {
  const seen = reading.sightings(kind);
  if (kind !== 'authorization code') return seen;
  const redirected = new Set(
    seen.filter(({ place }) => place.startsWith('redirect')).map(({ credential }) => credential),
  );
  return seen.filter(({ credential }) => redirected.has(credential));
}

function travelOf(kind: CredentialKind): RowDefinition {
  return {
    id: `travel-${kind.replaceAll(' ', '-')}`,
    group: 'Tokens on their way',
    title: `Where a ${kind} travelled`.replace('a authorization', 'an authorization'),
    cell(reading) {
      const byWay = Map.groupBy(genuine(reading, kind), wayOf);
      const taken = ways.flatMap((way) => {
        const seen = byWay.get(way);
        return seen ? [{ way, seen }] : [];
      });
      const [only] = taken;
      if (!only) return notObserved(`No ${kind} was seen on its way.`);
      return observed(
        taken.map(({ way }) => way),
        taken.length === 1 && only.way === 'back channel'
          ? 'back channel only'
          : taken.map(({ way, seen }) => sayWay(way, seen)).join(', '),
        taken.flatMap(({ way, seen }) => seen.slice(0, 1).map((one) => atSighting(one, `${one.of.name}: ${way}`))),
        '',
      );
    },
  };
}

/** Channels and places in which each kind of token travelled; what a thief does with it is another row. */
export const travel: readonly RowDefinition[] = (['JWT', 'refresh token', 'authorization code'] as const).map(travelOf);
