import { describe, expect, it } from 'vitest';
import type { Happening, JarCookie } from '../../../main/recording/entry.ts';
import type { ExchangeId } from '../../../main/recording/exchange.ts';
import { answers, asks } from '../../support/happenings.ts';
import { recorded, refreshToken, sessionId } from './record.ts';

const exchange = 'x1' as ExchangeId;
const known = [{ value: refreshToken, kind: 'refresh token' as const }];

/** Where the refresh token was seen in the latest of `happenings`: place, holder, sender, channel. */
function seen(...happenings: readonly Happening<string>[]) {
  const { presented } = recorded(happenings, known);
  return presented.at(-1)?.sightings.map(({ place, holder, from, channel }) => [place, holder, from, channel]);
}

const inJar: JarCookie<string> = {
  name: 'refresh',
  value: refreshToken,
  domain: 'store.example.localhost',
  path: '/',
  httpOnly: true,
  secure: true,
};

describe('a credential is seen', () => {
  it.each([
    ['query', asks('x1', { path: `/?a=${refreshToken}` })],
    ['cookie', asks('x1', { cookies: { refresh: refreshToken } })],
    ['header', asks('x1', { headers: [['authorization', `Bearer ${refreshToken}`]] })],
    ['request body', asks('x1', { method: 'POST', form: { a: refreshToken } })],
  ])('in the %s of a request, by its receiver', (place, happening) => {
    expect(seen(happening)).toEqual([[place, 'store', 'browser', 'front']]);
  });

  it.each([
    ['Set-Cookie', answers('x1', { sets: [`refresh=${refreshToken}; HttpOnly`] })],
    ['redirect query', answers('x1', { status: 302, headers: [['location', `/?a=${refreshToken}`]] })],
    ['redirect fragment', answers('x1', { status: 302, headers: [['location', `/#a=${refreshToken}`]] })],
    ['response body', answers('x1', { json: { a: refreshToken } })],
    ['header', answers('x1', { headers: [['x-a', refreshToken]] })],
  ])('in the %s of a response, by whoever asked', (place, happening) => {
    expect(seen(asks('x1'), happening)).toEqual([[place, 'browser', 'store', 'front']]);
  });

  it('in the back channel by the server that asked', () => {
    const ask = asks('x1', { from: 'store', to: 'fusionauth', method: 'POST' });
    expect(seen(ask, answers('x1', { json: { refresh_token: refreshToken } }))).toEqual([
      ['response body', 'store', 'fusionauth', 'back'],
    ]);
  });

  it('in an attack by both sides of it', () => {
    const attack = asks('x1', { from: 'attacker', cookies: { refresh: refreshToken } });
    expect(seen(attack)).toEqual([['cookie', 'store', 'attacker', 'attack']]);
  });

  it.each<[string, string, Happening<string>]>([
    ['cookie jar', 'browser', { type: 'cookie', profile: 'store', change: 'set', cookie: inJar }],
    [
      'local storage',
      'browser',
      { type: 'storage', profile: 'store', origin: 'http://a', area: 'local storage', key: 'k', value: refreshToken },
    ],
    [
      "attacker's hands",
      'attacker',
      { type: 'theft', loot: [{ name: 'refresh', value: refreshToken, how: 'stolen' }] },
    ],
  ])('in the %s by the %s', (place, holder, happening) => {
    expect(seen(happening)).toEqual([[place, holder, undefined, undefined]]);
  });

  it('in a session on a server by that server', () => {
    const session = { id: sessionId, user: 'richard@example.com', createdAt: 0, expiresAt: 1 };
    const { presented } = recorded([{ type: 'session', party: 'forums', change: 'created', session, exchange }]);
    expect(presented[0]?.sightings).toMatchObject([{ place: 'server-side session', holder: 'forums' }]);
  });

  it('once for each place of an entry, however often it stands there', () => {
    const twice = asks('x1', {
      path: `/?a=${refreshToken}&b=${refreshToken}`,
      cookies: { refresh: refreshToken, other: refreshToken },
    });
    expect(seen(twice)?.map(([place]) => place)).toEqual(['query', 'cookie']);
  });

  it('in the entry, at the time and in the exchange in which it stood', () => {
    const { presented } = recorded([asks('x0'), asks('x1', { cookies: { refresh: refreshToken } })], known);
    const [sighting] = presented[1]?.sightings ?? [];
    expect(sighting).toMatchObject({ seq: 2, at: presented[1]?.entry.at, exchange: 'x1', credential: 'c1' });
  });

  it('not again in what the browser says of a message that is recorded already', () => {
    const withheld = { cookie: inJar, reason: 'SameSiteLax', inWords: 'Another site asked.' };
    const account: Happening<string> = {
      type: 'browser sent',
      exchange,
      profile: 'store',
      window: 'w',
      resource: 'Fetch',
      withheld: [withheld],
      refused: [],
    };
    expect(seen(asks('x1'), account)).toEqual([]);
  });
});
