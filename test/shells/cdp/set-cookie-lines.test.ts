import { describe, expect, test } from 'vitest';
import { keptCookies } from '../../../main/shells/cdp/set-cookie-lines.ts';

function kept(lines: readonly string[], refused: readonly string[] = []) {
  const blockedCookies = refused.map((cookieLine) => ({ cookieLine, blockedReasons: ['InvalidDomain'] }));
  const extra = { requestId: 'r', headers: { 'Set-Cookie': lines.join('\n') }, blockedCookies };
  return keptCookies(extra, 'http://store.example.localhost:9000/auth/callback', 1_000, 'x1');
}

describe('Set-Cookie lines', () => {
  test('become what the jar will hold', () => {
    expect(
      kept(['sid=1; HttpOnly', 'r=2; Domain=example.localhost; Path=/; Max-Age=60; Secure; SameSite=Lax']),
    ).toEqual([
      {
        key: 'sid\nstore.example.localhost\n/auth',
        mark: 'x1',
        cookie: {
          name: 'sid',
          value: '1',
          domain: 'store.example.localhost',
          path: '/auth',
          httpOnly: true,
          secure: false,
        },
      },
      {
        key: 'r\n.example.localhost\n/',
        mark: 'x1',
        cookie: {
          name: 'r',
          value: '2',
          domain: '.example.localhost',
          path: '/',
          httpOnly: false,
          secure: true,
          sameSite: 'Lax',
          expiresAt: 1_060_000,
        },
      },
    ]);
  });

  test('that expire at once remove', () => {
    expect(kept(['a=; Max-Age=0', 'b=; Expires=Thu, 01 Jan 1970 00:00:00 GMT']).map(({ cookie }) => cookie)).toEqual([
      null,
      null,
    ]);
  });

  test('that were refused or make no sense are no causes', () => {
    expect(kept(['a=1; Domain=localhost', 'b=2'], ['a=1; Domain=localhost']).map(({ cookie }) => cookie?.name)).toEqual(
      ['b'],
    );
    expect(
      keptCookies({ requestId: 'r', headers: {}, blockedCookies: [] }, 'http://a.localhost/', 0, undefined),
    ).toEqual([]);
  });
});
