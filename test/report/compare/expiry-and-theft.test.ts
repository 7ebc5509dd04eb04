import { describe, expect, it } from 'vitest';
import type { ExchangeId } from '../../../main/recording/exchange.ts';
import type { RowDefinition } from '../../../main/report/compare/cell.ts';
import { expiryRows } from '../../../main/report/compare/rows/expiry.ts';
import { theftRows } from '../../../main/report/compare/rows/theft.ts';
import { cart as demoCart } from '../../../scenarios/demo-data/cart.ts';
import {
  cart,
  cellOf,
  exchange,
  jwt,
  observedIn,
  otherSessionId,
  password,
  past,
  recorded,
  refreshToken,
  sessionId,
  stolen,
} from './recorded.ts';

function rowOf(id: string): RowDefinition {
  const row = [...expiryRows, ...theftRows].find((one) => one.id === id);
  if (!row) throw new Error(`No row ${id}.`);
  return row;
}

describe('When something has expired', () => {
  it('the same request is answered with a new cookie, after one call to FusionAuth', () => {
    const recording = recorded(
      past('session'),
      cart('x1', { sid: sessionId }, { sets: [`sid=${otherSessionId}; HttpOnly`] }),
      exchange('x2', { from: 'store', to: 'fusionauth', cause: 'x1', path: '/oauth2/token' }),
    );
    expect(observedIn(rowOf('expired-session'), recording)).toMatchObject({
      says: 'same request answered with a new session cookie, 1 back-channel call',
      evidence: [{ seq: 1 }, { exchange: 'x1' }],
    });
  });

  it('the person is refused and types the password again', () => {
    const again = exchange('x2', { method: 'POST', path: '/api/login', json: { password } });
    const recording = recorded(past('refresh token'), cart('x1', {}, { status: 401 }), again);
    expect(observedIn(rowOf('expired-refresh-token'), recording).value).toEqual(['401', 'the password again']);
  });

  it('FusionAuth lets the person in silently', () => {
    const silent = exchange(
      'x2',
      {
        to: 'fusionauth',
        path: '/oauth2/authorize',
        cookies: { 'fusionauth.sso': 'Wm4cT9sVb2RkXe7QzLf1HyUj5NpAg8Do' },
      },
      { status: 302 },
    );
    const recording = recorded(past('JWT'), cart('x1', {}, { status: 401 }), silent, cart('x3', { jwt }));
    expect(observedIn(rowOf('expired-JWT'), recording).value).toEqual([
      '401',
      'FusionAuth silently, no form',
      'the cart',
    ]);
  });

  it('the page renews its tokens itself', () => {
    const refresh = exchange('x2', { to: 'fusionauth', method: 'POST', cookies: { refresh_token: refreshToken } });
    const recording = recorded(past('JWT'), cart('x1', {}, { status: 401 }), refresh, cart('x3', { jwt }));
    expect(observedIn(rowOf('expired-JWT'), recording).value).toEqual([
      '401',
      'the page fetches new tokens from FusionAuth',
      'the cart',
    ]);
  });

  it('a page that keeps its token itself notices by itself', () => {
    const refresh = exchange('x1', { to: 'fusionauth', method: 'POST', cookies: { refresh_token: refreshToken } });
    const recording = recorded(past('JWT'), refresh, cart('x2', {}, {}));
    expect(observedIn(rowOf('expired-JWT'), recording)).toMatchObject({
      value: ['the page notices by itself', 'the page fetches new tokens from FusionAuth', 'the cart'],
      evidence: [{}, { exchange: 'x1' }, { exchange: 'x1' }, { exchange: 'x2' }],
    });
    const stranger = exchange('x1', { to: 'fusionauth', path: '/oauth2/authorize' });
    expect(cellOf(rowOf('expired-JWT'), recorded(past('JWT'), stranger, cart('x2'))).kind).toBe('not observed');
  });

  it('is not told by what a thief meets, nor by what follows another jump', () => {
    const thief = exchange('x1', { from: 'attacker', path: '/api/load-shopping-cart' }, { status: 401 });
    expect(cellOf(rowOf('expired-session'), recorded(past('session'), thief, cart('x2'))).kind).toBe('not observed');
    const story = recorded(past('session'), cart('x1'), past('refresh token'), cart('x2', {}, { status: 401 }));
    expect(observedIn(rowOf('expired-session'), story).value).toEqual(['same request answered']);
  });
});

describe('What a thief gains', () => {
  const strike = (id: string, cookies: Record<string, string>, status = 200, items: unknown = demoCart) =>
    exchange(id, { from: 'attacker', path: '/api/load-shopping-cart', cookies }, { status, json: { items } });

  it.each([
    ['an empty cart', []],
    ['a part of the cart', demoCart.slice(1)],
    ["somebody else's cart", [{ ...demoCart[0], quantity: 9 }, ...demoCart.slice(1)]],
    ['more than the cart', [...demoCart, { id: 'x', title: 'Teapot' }]],
    ['no cart at all', 'nothing'],
  ])('is nothing where the answer is %s', (_what, items) => {
    const cell = observedIn(
      rowOf('stolen-session'),
      recorded(stolen('sid', sessionId), strike('x1', { sid: sessionId }, 200, items)),
    );
    expect(cell.value).toEqual(['nothing']);
    expect(cell.evidence[0]?.label).toContain("answered (200) without the victim's cart");
  });

  it('is the cart as a page, too', () => {
    const page = (html: string) =>
      recorded(
        stolen('sid', sessionId),
        exchange('x1', { from: 'attacker', path: '/shopping-cart', cookies: { sid: sessionId } }, { html }),
      );
    const lines = demoCart.map(({ title, detail }) => `<li><strong>${title}</strong><small>${detail}</small></li>`);
    expect(observedIn(rowOf('stolen-session'), page(`<h1>Your cart</h1>${lines.join('')}`)).value).toEqual([
      'the cart',
    ]);
    expect(observedIn(rowOf('stolen-session'), page('<h1>Your cart</h1>')).value).toEqual(['nothing']);
  });

  it('is the cart, until the session has expired', () => {
    const recording = recorded(
      stolen('sid', sessionId),
      strike('x1', { sid: sessionId }),
      past('session'),
      strike('x2', { sid: sessionId }, 401),
    );
    expect(observedIn(rowOf('stolen-session'), recording)).toMatchObject({
      value: ['the cart', 'refused (401) once the session had expired'],
      evidence: [{ exchange: 'x1' }, { exchange: 'x2' }],
    });
  });

  it('is said where the loot still works after its life', () => {
    const recording = recorded(stolen('jwt', jwt), past('JWT'), strike('x1', { jwt }));
    expect(observedIn(rowOf('stolen-JWT'), recording).value).toEqual(['still good after the JWT expired']);
  });

  it('follows what the loot brought, and does not count what binds a login that has only begun', () => {
    const kept = (name: string, value: string) => ({
      type: 'attacker kept' as const,
      exchange: 'x1' as ExchangeId,
      cookie: { name, value, httpOnly: true, secure: false },
    });
    const recording = recorded(
      stolen('refresh_token', refreshToken),
      exchange(
        'x1',
        { from: 'attacker', to: 'fusionauth', method: 'POST', cookies: { refresh_token: refreshToken } },
        {
          sets: [`access_token=${jwt}`, 'login=QwErTyUiOpAsDfGhJkLzXcVb'],
        },
      ),
      kept('access_token', jwt),
      kept('login', 'QwErTyUiOpAsDfGhJkLzXcVb'),
      strike('x2', { access_token: jwt }),
    );
    const cell = observedIn(rowOf('stolen-refresh-token'), recording);
    expect(cell.value).toEqual(['a new JWT', 'the cart']);
    expect(cell.evidence.map((one) => one.exchange)).toEqual(['x1', 'x2']);
  });

  it('follows a token out of the body of an answer', () => {
    const recording = recorded(
      stolen('refresh_token', refreshToken),
      exchange(
        'x1',
        { from: 'attacker', to: 'fusionauth', method: 'POST', cookies: { refresh_token: refreshToken } },
        { json: { token: jwt } },
      ),
      { type: 'attacker took', token: jwt, exchange: 'x1' as ExchangeId },
      exchange(
        'x2',
        { from: 'attacker', path: '/api/load-shopping-cart', headers: [['authorization', `Bearer ${jwt}`]] },
        { json: { items: demoCart } },
      ),
    );
    expect(observedIn(rowOf('stolen-refresh-token'), recording).value).toEqual(['a new JWT', 'the cart']);
  });

  it('is not observed where nothing was stolen, or the loot was never used', () => {
    expect(cellOf(rowOf('stolen-JWT'), recorded(cart('x1', { jwt }))).kind).toBe('not observed');
    expect(cellOf(rowOf('stolen-JWT'), recorded(stolen('jwt', jwt))).kind).toBe('not observed');
  });

  it('does not take a forged value for a stolen one', () => {
    const forged = { type: 'theft' as const, loot: [{ name: 'sid', value: sessionId, how: 'forged' as const }] };
    expect(cellOf(rowOf('stolen-session'), recorded(forged, strike('x1', { sid: sessionId }))).kind).toBe(
      'not observed',
    );
  });
});
