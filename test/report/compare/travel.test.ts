import { describe, expect, it } from 'vitest';
import type { RowDefinition } from '../../../main/report/compare/cell.ts';
import { travel } from '../../../main/report/compare/rows/travel.ts';
import { cart, cellOf, exchange, jwt, observedIn, recorded, refreshToken, scriptSaw } from './recorded.ts';

function rowOf(id: string): RowDefinition {
  const row = travel.find((one) => one.id === id);
  if (!row) throw new Error(`No row ${id}.`);
  return row;
}

const token = (id: string, cause?: string) =>
  exchange(
    id,
    { from: 'store', to: 'fusionauth', method: 'POST', path: '/oauth2/token', ...(cause ? { cause } : {}) },
    { json: { access_token: jwt, refresh_token: refreshToken } },
  );

describe('Where a token travelled', () => {
  it('was between servers alone', () => {
    expect(observedIn(rowOf('travel-JWT'), recorded(token('x1')))).toMatchObject({
      value: ['back channel'],
      says: 'back channel only',
      evidence: [{ exchange: 'x1' }],
    });
  });

  it('was an address, a script, a body and a cookie, each with where it was seen first', () => {
    const cell = observedIn(
      rowOf('travel-JWT'),
      recorded(
        exchange(
          'x1',
          { to: 'fusionauth', method: 'POST', path: '/oauth2/authorize' },
          { status: 302, headers: [['location', `http://store.example.localhost/callback#access_token=${jwt}`]] },
        ),
        scriptSaw('location', `http://store.example.localhost/callback#access_token=${jwt}`),
        exchange(
          'x2',
          { method: 'POST', path: '/api/cookie-drop', json: { access_token: jwt } },
          { sets: [`jwt=${jwt}`] },
        ),
        cart('x3', { jwt }),
      ),
    );
    expect(cell.value).toEqual(['URL fragment', 'JavaScript', 'front-channel body', 'cookie']);
    expect(cell.says).toContain('cookie (Store)');
    expect(cell.evidence.map((one) => one.exchange)).toEqual(['x1', undefined, 'x2', 'x2']);
  });

  it('is not told by what a thief sends', () => {
    const row = rowOf('travel-refresh-token');
    const byThief = exchange('x1', { from: 'attacker', cookies: { refresh: refreshToken } });
    expect(cellOf(row, recorded(byThief)).kind).toBe('not observed');
  });

  it('knows an error code from an authorization code', () => {
    const row = rowOf('travel-authorization-code');
    const error = exchange(
      'x1',
      { from: 'store', to: 'fusionauth' },
      { status: 400, json: { code: '[invalid]refreshToken' } },
    );
    expect(cellOf(row, recorded(error)).kind).toBe('not observed');
    const redirect = exchange(
      'x1',
      { to: 'fusionauth' },
      {
        status: 302,
        headers: [['location', 'http://store.example.localhost/callback?code=Xk2f9LmQ7wErTyUi']],
      },
    );
    expect(observedIn(row, recorded(redirect)).value).toEqual(['URL query']);
  });
});
