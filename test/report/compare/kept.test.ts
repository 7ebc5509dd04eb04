import { describe, expect, it } from 'vitest';
import type { ExchangeId } from '../../../main/recording/exchange.ts';
import type { RowDefinition } from '../../../main/report/compare/cell.ts';
import { cookieRows } from '../../../main/report/compare/rows/cookies.ts';
import {
  browserStorage,
  proofOfPerson,
  refreshTokenPlace,
  serverSessions,
} from '../../../main/report/compare/rows/kept.ts';
import {
  cart,
  cellOf,
  exchange,
  jar,
  jwt,
  observedIn,
  pageLoaded,
  recorded,
  refreshToken,
  sessionId,
} from './recorded.ts';

function cookieRow(id: string): RowDefinition {
  const row = cookieRows.find((one) => one.id === id);
  if (!row) throw new Error(`No row ${id}.`);
  return row;
}

describe('What is kept where', () => {
  it('tells what came with the request for the cart', () => {
    const cell = observedIn(proofOfPerson, recorded(cart('x1', { sid: sessionId, refresh: refreshToken })));
    expect(cell.value).toEqual(['refresh token', 'session']);
    expect(cell.evidence.map((one) => one.exchange)).toEqual(['x1', 'x1']);
  });

  it('tells whose cookie holds the refresh token', () => {
    const own = recorded(jar('refresh', refreshToken));
    expect(observedIn(refreshTokenPlace, own).value).toEqual(['cookie of store.example.localhost']);
    const shared = recorded(jar('refresh_token', refreshToken, { domain: '.example.localhost' }));
    expect(observedIn(refreshTokenPlace, shared).value).toEqual(['cookie of the domain example.localhost']);
    expect(cellOf(refreshTokenPlace, recorded(cart('x1'))).kind).toBe('not observed');
  });

  it('tells what stands in local storage, and that nothing does', () => {
    const stored = recorded({
      type: 'storage',
      profile: 'shared',
      origin: 'http://store.example.localhost:4400',
      area: 'local storage',
      key: 'jwt',
      value: jwt,
    });
    expect(observedIn(browserStorage, stored).value).toEqual(['JWT in local storage']);
    expect(observedIn(browserStorage, recorded(exchange('x1', {}), pageLoaded('x1'))).value).toEqual([]);
  });

  it('tells which servers keep sessions', () => {
    const created = recorded(exchange('x1', {}), {
      type: 'session',
      party: 'store',
      change: 'created',
      session: { id: sessionId, user: 'richard', createdAt: 0, expiresAt: 1 },
      exchange: 'x1' as ExchangeId,
    });
    expect(observedIn(serverSessions, created)).toMatchObject({
      value: ['store'],
      evidence: [{ seq: 3, exchange: 'x1' }],
    });
  });

  it('tells how the browser keeps each cookie, the same attributes once', () => {
    const cell = observedIn(
      cookieRow('cookie-session'),
      recorded(jar('sid', sessionId), jar('sid', sessionId, { domain: 'forums.example.localhost' })),
    );
    expect(cell.says).toBe(
      'sid of store.example.localhost and forums.example.localhost (host-only): HttpOnly, Secure, SameSite=Lax, until the browser closes',
    );
    expect(cell.evidence).toHaveLength(2);
  });

  it("counts a cookie's life on the browser's clock", () => {
    const recording = recorded({ type: 'clock', byMs: 86_400_000, why: 'past the life of the JWT' });
    const thirtyDays = recording.startedAt + 20 + 30 * 86_400_000;
    const kept = recorded(
      { type: 'clock', byMs: 86_400_000, why: 'past the life of the JWT' },
      jar('refresh', refreshToken, { expiresAt: thirtyDays, httpOnly: false, secure: false }),
    );
    expect(observedIn(cookieRow('cookie-refresh-token'), kept).says).toContain(
      'script can read it, not Secure, SameSite=Lax, kept for 30 days',
    );
  });
});
