import { describe, expect, it } from 'vitest';
import { openShop, type Shop } from '../shop.ts';

const ORIGIN = 'http://store.test';

const allow = (shop: Shop, corsConfiguration: object) =>
  shop.configure('PATCH', '/api/system-configuration', {
    systemConfiguration: { corsConfiguration: { enabled: true, allowedOrigins: [ORIGIN], ...corsConfiguration } },
  });

const preflight = (shop: Shop, method: string, headers = '', origin = ORIGIN) =>
  shop.app.inject({
    method: 'OPTIONS',
    url: '/oauth2/token',
    headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': headers },
  });

describe('the CORS filter', () => {
  it('is off by default: 403 without a body for every other origin, none for the own', async () => {
    const shop = await openShop();
    for (const origin of [ORIGIN, 'null', 'http://localhost:81', 'https://localhost']) {
      const response = await shop.get('/api/status', { origin });
      expect([response.statusCode, response.body]).toEqual([403, '']);
      expect(response.headers['access-control-allow-origin']).toBeUndefined();
    }
    expect((await preflight(shop, 'POST')).statusCode).toBe(403);
    const own = { host: 'id.test:9011', origin: 'http://id.test:9011' };
    expect((await shop.get('/api/status', own)).statusCode).toBe(200);
    expect((await shop.logIn({}, own)).statusCode).toBe(302);
  });

  it('is not asked at paths of FusionAuth’s own pages', async () => {
    const shop = await openShop();
    // Neither is there; but it is not the filter that says so.
    expect((await shop.get('/account/', { origin: ORIGIN })).statusCode).toBe(501);
    expect((await shop.get('/ajax/x', { origin: ORIGIN })).statusCode).toBe(404);
  });

  it('has the documented defaults', async () => {
    const shop = await openShop();
    const { systemConfiguration } = (await shop.api('GET', '/api/system-configuration')).json();
    expect(systemConfiguration.corsConfiguration).toEqual({
      enabled: false,
      allowCredentials: false,
      allowedHeaders: [
        'Accept',
        'Access-Control-Request-Headers',
        'Access-Control-Request-Method',
        'Authorization',
        'Content-Type',
        'Last-Modified',
        'Origin',
        'X-FusionAuth-TenantId',
        'X-Requested-With',
      ],
      allowedMethods: ['GET', 'OPTIONS'],
      allowedOrigins: [],
      debug: false,
      exposedHeaders: ['Access-Control-Allow-Origin', 'Access-Control-Allow-Credentials'],
      preflightMaxAgeInSeconds: 1800,
    });
  });

  it('lets an allowed origin read, with the methods that are allowed', async () => {
    const shop = await openShop();
    await allow(shop, {});
    const response = await shop.get('/api/status', { origin: ORIGIN });
    expect(response.statusCode).toBe(200);
    expect(response.headers).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      'access-control-expose-headers': 'Access-Control-Allow-Origin, Access-Control-Allow-Credentials',
      vary: 'Origin',
    });
    expect(response.headers['access-control-allow-credentials']).toBeUndefined();
    expect((await shop.post('/oauth2/token', {}, { origin: ORIGIN })).statusCode).toBe(403);
    expect((await shop.get('/api/status', { origin: 'http://evil.test' })).statusCode).toBe(403);
  });

  it('answers preflights', async () => {
    const shop = await openShop();
    await allow(shop, {
      allowCredentials: true,
      allowedMethods: ['GET', 'POST', 'OPTIONS'],
      preflightMaxAgeInSeconds: 0,
    });
    const response = await preflight(shop, 'POST', 'content-type, X-Requested-With');
    expect(response.statusCode).toBe(204);
    expect(response.headers).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET, POST, OPTIONS',
      'access-control-max-age': '0',
    });
    expect((await preflight(shop, 'DELETE')).statusCode).toBe(403);
    expect((await preflight(shop, 'POST', 'x-evil')).statusCode).toBe(403);
    expect((await preflight(shop, 'POST', '', 'http://evil.test')).statusCode).toBe(403);
  });

  it('takes a wildcard only alone and without credentials', async () => {
    const shop = await openShop();
    const patch = (corsConfiguration: object) =>
      shop.api('PATCH', '/api/system-configuration', { systemConfiguration: { corsConfiguration } });
    expect((await patch({ enabled: true, allowedOrigins: ['*', ORIGIN] })).statusCode).toBe(400);
    expect((await patch({ allowedOrigins: ['*'], allowCredentials: true })).statusCode).toBe(400);
    await allow(shop, { allowedOrigins: ['*'] });
    const response = await shop.get('/api/status', { origin: 'http://anyone.test' });
    expect(response.headers['access-control-allow-origin']).toBe('*');
  });
});
