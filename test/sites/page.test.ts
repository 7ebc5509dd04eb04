import { expect, it } from 'vitest';
import { looks } from '../../main/sites/content/site-look.ts';
import { understand } from '../../renderer/spa/replies.ts';
import { hear, newVisit, type Visit } from '../../renderer/spa/visit.ts';
import { cart } from '../../scenarios/demo-data/cart.ts';

/** What the page of the single-page application makes of what its backend says. */

const { store } = looks;
const login = 'http://example.fusionauth.localhost:4000/oauth2/authorize?response_type=code';
const user = { id: '1', email: 'ada@example.com' };

const after = (...replies: readonly (readonly [number, unknown])[]): Visit =>
  replies.reduce((visit, [status, body]) => hear(store, visit, understand(status, body)), newVisit);

const told = (visit: Visit) => visit.happenings.map(({ says, status, then }) => [says, status, then]);

it('offers the link of a 404', () => {
  const visit = after([404, { login }]);
  expect(visit.visitor).toMatchObject({ kind: 'nobody', login });
  expect(told(visit)).toEqual([['The Store did not know you', 404, undefined]]);
});

it('shows who is there, and the cart', () => {
  const visit = after([200, { user }], [200, { items: cart }]);
  expect(visit.visitor).toMatchObject({ kind: 'user', user });
  expect(visit.cart?.items).toEqual(cart);
  expect(told(visit)).toEqual([
    ['Cart loaded', 200, undefined],
    ['The Store recognised you', 200, undefined],
  ]);
});

it('offers the link of a 401, and shows nothing of whoever is gone', () => {
  const visit = after([200, { user }], [200, { items: cart }], [401, { login }]);
  expect(visit.visitor).toMatchObject({ kind: 'nobody', login });
  expect(visit.cart).toBeUndefined();
  expect(told(visit)[0]).toEqual(['The Store no longer knew you', 401, 'Log in again.']);
});

it('keeps what it shows when the backend cannot answer now', () => {
  const visit = after([200, { user }], [503, { problem: 'FusionAuth is away.' }]);
  expect(visit.visitor).toMatchObject({ kind: 'user', user });
  expect(told(visit)[0]).toEqual(['The Store could not answer', 503, 'FusionAuth is away.']);
});

it.each([[{ login: 'javascript:alert(1)' }], [{ login: 7 }], [null], ['<html>'], [{}]])(
  'goes nowhere with %j',
  (body) => {
    expect(understand(404, body).kind).toBe('problem');
  },
);

it('draws the form for nobody, says why, and forgets what it showed (arrow 5)', () => {
  const form = [understand(404, {}, 'form'), understand(200, { user }), understand(401, {}, 'form')];
  const [first, , last] = form.map((_, index) =>
    form.slice(0, index + 1).reduce((visit, reply) => hear(store, visit, reply), newVisit),
  );
  expect(first?.visitor).toEqual({ kind: 'nobody', login: undefined });
  expect(last?.visitor).toMatchObject({ kind: 'nobody', why: 'The Store no longer knew you. Please log in again.' });
  const refused = hear(store, newVisit, { kind: 'refused', status: 401, problem: 'No.' });
  expect(refused.visitor).toMatchObject({ kind: 'nobody', login: undefined, why: 'No.' });
});
