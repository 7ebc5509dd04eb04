import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { answerApiError } from '../../../../main/fusionauth/embedded/http/error-answers.ts';
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

  it('501 without a body: a verb that FusionAuth does not know', async () => {
    const shop = await openShop();
    const { port } = new URL(await shop.app.listen({ host: '127.0.0.1', port: 0 }));
    const socket = connect(Number(port), '127.0.0.1');
    socket.write('PROPFIND /api/user HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 501 .*\r\ncontent-length: 0\r\n/s);
    await shop.app.close();
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

describe('what nobody foresaw', () => {
  it('500 with the code [Exception], and nothing of what happened', async () => {
    const app = Fastify();
    app.setErrorHandler(answerApiError);
    app.get('/', () => {
      throw new Error('the secret is 42');
    });
    const response = await app.inject('/');
    expect(response.statusCode).toBe(500);
    expect(response.json().generalErrors).toEqual([{ code: '[Exception]', message: expect.any(String) }]);
    expect(response.body).not.toContain('42');
  });
});
