import { describe, expect, it } from 'vitest';
import { openShop, redirected } from '../shop.ts';

/** Patterns, what fits, and what does not (contract section 1.1). */
const CASES: readonly [pattern: string, fits: readonly string[], not: readonly string[]][] = [
  [
    'https://*.shop.example.com/cb',
    ['https://a.shop.example.com/cb', 'https://A-1.shop.example.com:443/cb'],
    [
      'https://shop.example.com/cb',
      'https://a.b.shop.example.com/cb',
      'http://a.shop.example.com/cb',
      'https://a.shop.example.com/cb/x',
      'https://a.shop.example.com/cb?x=1',
      'https://a.shop.example.com:444/cb',
      'https://evil.test/.shop.example.com/cb',
      'https://evil.test#.shop.example.com/cb',
      'https://evil.test\\.shop.example.com/cb',
      'https://u@a.shop.example.com/cb',
      'https://*.shop.example.com/cb',
    ],
  ],
  [
    'https://pr-*.example.com/',
    ['https://pr-12.example.com/', 'https://pr-12.example.com'],
    ['https://pr-.example.com/'],
  ],
  ['https://*.example/', [], ['https://a.example/']],
  ['https://a.*.example.com/', [], ['https://a.b.example.com/']],
  ['http://localhost:*/cb', ['http://localhost:1/cb', 'http://localhost/cb'], ['http://localhost:x/cb']],
  [
    'http://localhost/*/cb',
    ['http://localhost/a/cb'],
    ['http://localhost//cb', 'http://localhost/a/b/cb', 'http://localhost/../cb', 'http://localhost/%2e%2E/cb'],
  ],
  [
    'http://localhost/cb?a=*&b=1',
    ['http://localhost/cb?a=&b=1', 'http://localhost/cb?a=x%20y&b=1'],
    [
      'http://localhost/cb?b=1&a=x',
      'http://localhost/cb?a=x&b=2',
      'http://localhost/cb?a=x',
      'http://localhost/cb?a=x&b=1&c=2',
    ],
  ],
  ['http://localhost/cb*', [], ['http://localhost/cbx']],
];

describe('redirect URLs with wildcards', () => {
  it.each(CASES)('%s', async (pattern, fits, not) => {
    const shop = await openShop({
      oauth: { authorizedURLValidationPolicy: 'AllowWildcards', authorizedRedirectURLs: [pattern] },
    });
    for (const redirect_uri of fits) {
      const response = await shop.logIn({ redirect_uri });
      expect([redirect_uri, response.statusCode]).toEqual([redirect_uri, 302]);
      expect(redirected(response).get('code')).not.toBeNull();
    }
    for (const redirect_uri of not) {
      expect([redirect_uri, (await shop.authorize({ redirect_uri })).statusCode]).toEqual([redirect_uri, 400]);
    }
  });

  it('mean themselves under ExactMatch', async () => {
    const shop = await openShop({ oauth: { authorizedRedirectURLs: ['http://localhost/*'] } });
    expect((await shop.authorize({ redirect_uri: 'http://localhost/a' })).statusCode).toBe(400);
  });

  it('are good for logging out too', async () => {
    const shop = await openShop({
      oauth: { authorizedURLValidationPolicy: 'AllowWildcards', authorizedRedirectURLs: ['http://localhost:*/'] },
    });
    const logout = (uri: string) =>
      shop.get(`/oauth2/logout?client_id=5f2d6c4e-7b1a-4c39-9d10-2a9a6e0b7711&post_logout_redirect_uri=${uri}`);
    expect((await logout('http://localhost:99/')).statusCode).toBe(200);
    expect((await logout('http://evil.test/')).statusCode).toBe(400);
  });
});
