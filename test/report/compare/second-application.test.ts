import { describe, expect, it } from 'vitest';
import { cookiesThatReachedTheOther } from '../../../main/report/compare/rows/cookie-reach.ts';
import { firstLoggedOut } from '../../../main/report/compare/rows/first-logged-out.ts';
import { traffic } from '../../../main/report/compare/rows/traffic.ts';
import {
  cart,
  cellOf,
  exchange,
  jar,
  jwt,
  observedIn,
  otherSessionId,
  past,
  posts,
  recorded,
  refreshToken,
  sessionId,
} from './recorded.ts';

const shared = { domain: '.example.localhost' };
const forumsJwt = jwt.replace('c2lnbmF0dXJl', 'Zm9ydW1zLXNp');

describe('Cookies of one application that reached the other', () => {
  it('are those that the Forums got before they had ever answered', () => {
    const cell = observedIn(
      cookiesThatReachedTheOther,
      recorded(
        cart('x1', { access_token: jwt }),
        exchange('x2', { to: 'forums', cookies: { refresh_token: refreshToken } }),
      ),
    );
    expect(cell.value).toEqual(['refresh token']);
    expect(cell.evidence.map((one) => one.exchange)).toEqual(['x2']);
  });

  it('are those that both got, in whatever order', () => {
    const cell = observedIn(
      cookiesThatReachedTheOther,
      recorded(
        cart('x1'),
        exchange('x2', { to: 'forums' }),
        posts('x3', { access_token: jwt }),
        cart('x4', { access_token: jwt }),
      ),
    );
    expect(cell.value).toEqual(['JWT']);
    expect(cell.evidence.map((one) => one.exchange)).toEqual(['x4']);
  });

  it('are none where each has its own, with the requests that show it', () => {
    const cell = observedIn(
      cookiesThatReachedTheOther,
      recorded(cart('x1', { sid: sessionId }), exchange('x2', { to: 'forums' }), posts('x3', { sid: otherSessionId })),
    );
    expect(cell.value).toEqual([]);
    expect(cell.evidence.map(({ label }) => label)).toEqual(['carries no cookie', 'carries sid of its own']);
  });
});

describe('Does the second login end the first', () => {
  const atStore = [
    jar('access_token', jwt, shared),
    ...cart('x1', { access_token: jwt }),
    ...exchange('x2', { to: 'forums' }),
  ];
  const login = exchange('x3', { to: 'fusionauth', method: 'POST', path: '/api/login' });

  it('does where it overwrites what the Store knows the person by, and the Store then refuses', () => {
    const cell = observedIn(
      firstLoggedOut,
      recorded(
        atStore,
        login,
        jar('access_token', forumsJwt, { ...shared, change: 'replaced', by: 'x3' }),
        posts('x4', { access_token: forumsJwt }),
        cart('x5', { access_token: forumsJwt }, { status: 401 }),
      ),
    );
    expect(cell.value).toBe(true);
    expect(cell.evidence.map((one) => one.exchange)).toEqual(['x3', 'x5']);
  });

  it('does not where the cookies of the Store stay; a refusal after a jump of the clock is another matter', () => {
    const own = recorded(
      jar('sid', sessionId),
      cart('x1', { sid: sessionId }),
      exchange('x2', { to: 'forums' }),
      jar('sid', otherSessionId, { domain: 'forums.example.localhost', by: 'x2' }),
      posts('x3', { sid: otherSessionId }),
      past('session'),
      cart('x4', { sid: sessionId }, { status: 401 }),
    );
    expect(observedIn(firstLoggedOut, own)).toMatchObject({ value: false, evidence: [{ seq: 1 }] });
  });
});

describe('How much traffic', () => {
  const [exchanges, redirects] = traffic;
  if (!exchanges || !redirects) throw new Error('There are rows for the Store.');

  it('counts what led to the first cart: both channels, preflights apart, nothing in the background', () => {
    const recording = recorded(
      exchange('x1', {}),
      exchange('x2', { path: '/assets/page.js', background: 'asset' }),
      exchange('x3', { to: 'fusionauth', background: 'preflight', method: 'OPTIONS' }),
      exchange('x4', { to: 'fusionauth' }, { status: 302 }),
      exchange('x5', { from: 'store', to: 'fusionauth', cause: 'x1' }),
      cart('x6'),
      exchange('x7', { from: 'store', to: 'fusionauth', cause: 'x6' }),
      cart('x8'),
    );
    expect(observedIn(exchanges, recording).says).toBe('3 front channel, 2 back channel, 1 CORS preflight');
    expect(observedIn(redirects, recording)).toMatchObject({ value: 1, evidence: [{ exchange: 'x4' }] });
  });

  it('is not observed where nobody got there', () => {
    expect(cellOf(exchanges, recorded(cart('x1', {}, { status: 401 }))).kind).toBe('not observed');
  });
});
