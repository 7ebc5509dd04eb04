import { expect, it } from 'vitest';
import { departureFromData, isPersonsData } from '../../main/recording/persons-data.ts';
import { cart } from '../../scenarios/demo-data/cart.ts';
import { posts } from '../../scenarios/demo-data/posts.ts';

/** What a person has at Store and Forums, by which the judge and the comparison tell whether somebody got it. */

const list = (pieces: readonly object[]) =>
  pieces.map((piece) => `<li>${Object.values(piece).join(' ')}</li>`).join('');

it('can be looked for in a page as it is: nothing in it is escaped in HTML', () => {
  for (const word of [...cart, ...posts].flatMap((piece) => Object.values(piece).map(String)))
    expect(word).not.toMatch(/[<>&"']/);
});

it('is told apart from what is missing, changed or foreign, as JSON', () => {
  const json = (body: unknown) => departureFromData('forums', 'application/json; charset=utf-8', JSON.stringify(body));
  const titles = posts.map(({ title }) => title);
  expect(json({ posts })).toEqual({ missing: [], foreign: false });
  expect(json({ posts: [] })).toEqual({ missing: titles, foreign: false });
  expect(json({ items: posts })).toEqual({ missing: titles, foreign: false });
  expect(json(null)).toEqual({ missing: titles, foreign: false });
  expect(json({ posts: [...posts.slice(1), { ...posts[0], replies: 0 }] })).toEqual({
    missing: titles.slice(0, 1),
    foreign: true,
  });
});

it('is found on a page piece by piece', () => {
  expect(isPersonsData('forums', 'text/html', list(posts))).toBe(true);
  expect(isPersonsData('store', 'text/html', list(cart))).toBe(true);
  expect(isPersonsData('store', 'text/html', list(posts))).toBe(false);
  expect(departureFromData('store', 'text/html', list(cart.slice(1))).missing).toEqual(['Gooseneck kettle']);
  expect(isPersonsData('store', undefined, '')).toBe(false);
});
