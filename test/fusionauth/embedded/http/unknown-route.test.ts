import { describe, expect, it } from 'vitest';
import { notImplemented } from '../../../../main/fusionauth/embedded/index.ts';
import { openShop } from '../shop.ts';

describe('what no route serves', () => {
  it('404 without a body: no such path', async () => {
    const shop = await openShop();
    for (const path of ['/api/nothing', '/oauth2/revoke', '/nothing', '/api', '/appetite']) {
      const response = await shop.get(path);
      expect([path, response.statusCode, response.body]).toEqual([path, 404, '']);
      expect(response.headers['content-type']).toBeUndefined();
    }
  });

  it('405 without a body: a wrong verb on a known path', async () => {
    const shop = await openShop();
    const cases = [
      ['GET', '/api/login'],
      ['GET', '/oauth2/token'],
      ['GET', '/oauth2/token/'],
      ['DELETE', '/oauth2/authorize'],
      ['PUT', '/api/jwt/validate'],
      ['POST', '/.well-known/jwks.json'],
      ['OPTIONS', '/oauth2/token'],
      ['PATCH', '/api/tenant'],
      ['POST', '/api/user/registration/a/b'],
    ] as const;
    for (const [method, url] of cases) {
      const response = await shop.app.inject({ method, url });
      expect([url, response.statusCode, response.body]).toEqual([url, 405, '']);
    }
  });

  it("501 with Errors JSON that names it: FusionAuth's, but not implemented here", async () => {
    const shop = await openShop();
    const headers = { 'content-type': 'application/xml' };
    for (const { path, what } of notImplemented) {
      for (const [method, url] of [
        ['GET', path],
        ['POST', `${path}/x?y=1`],
      ] as const) {
        const response = await shop.app.inject({ method, url, headers, payload: '<' });
        expect([url, response.statusCode]).toEqual([url, 501]);
        const [error] = response.json().generalErrors;
        expect(error.code).toBe('[notImplemented]');
        expect(error.message).toContain(url.split('?')[0]);
        expect(error.message).toContain(what);
      }
    }
  });
});
