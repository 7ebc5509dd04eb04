import { isDeepStrictEqual } from 'node:util';
import { cart } from '../../scenarios/demo-data/cart.ts';
import { posts } from '../../scenarios/demo-data/posts.ts';
import type { SiteName } from '../../scenarios/parties.ts';

/** Every piece by itself, under the member of the JSON body that holds them all. */
const dataOf = {
  store: { member: 'items', pieces: cart },
  forums: { member: 'posts', pieces: posts },
} as const satisfies Record<
  SiteName,
  { readonly member: string; readonly pieces: readonly { readonly id: string; readonly title: string }[] }
>;

/** What sets a body apart from a person's own data; both empty: it is exactly that. */
interface Departure {
  /** Titles of what is not there, or not as it should be. */
  readonly missing: readonly string[];
  /** Whether there is something that is not theirs. */
  readonly foreign: boolean;
}

/**
 * Holds a body against what a person has at `site`: JSON piece by piece, a page by every word of every piece (it is not told
 * what a page shows besides).
 */
export function departureFromData(site: SiteName, contentType: string | undefined, text: string): Departure {
  const { member, pieces } = dataOf[site];
  const titles = (lacking: (piece: (typeof pieces)[number]) => boolean) =>
    pieces.filter(lacking).map(({ title }) => title);
  if (!contentType?.includes('json')) return { missing: titles((piece) => !isShown(piece, text)), foreign: false };
  const given = listIn(text, member);
  const isTheirs = (one: unknown) => pieces.some((piece) => isDeepStrictEqual(one, piece));
  return {
    missing: titles((piece) => !given.some((one) => isDeepStrictEqual(one, piece))),
    foreign: !given.every(isTheirs),
  };
}

/** Is a body exactly what the person has at `site`? */
export function isPersonsData(site: SiteName, contentType: string | undefined, text: string): boolean {
  const { missing, foreign } = departureFromData(site, contentType, text);
  return missing.length === 0 && !foreign;
}

function isShown({ id: _notForPeople, ...piece }: { readonly id: string }, page: string): boolean {
  return Object.values(piece).every((word) => typeof word !== 'string' || page.includes(word));
}

function listIn(text: string, member: string): readonly unknown[] {
  try {
    const body: unknown = JSON.parse(text);
    const list = body !== null && typeof body === 'object' ? new Map(Object.entries(body)).get(member) : undefined;
    return Array.isArray(list) ? list : [];
  } catch {
    return []; // Says that it is JSON and is none: nothing of the person's is in it.
  }
}
