import { describe, expect, it } from 'vitest';
import {
  API_KEY,
  APPLICATION_ID,
  CREDENTIALS,
  openShop,
  REDIRECT_URI,
  type Shop,
  TENANT_ID,
  USER_ID,
} from '../shop.ts';

const send = (shop: Shop, method: 'PATCH' | 'POST', url: string, payload: string, type = 'application/json') =>
  shop.app.inject({ method, url, headers: { authorization: API_KEY, 'content-type': type }, payload });

describe('request bodies under /api', () => {
  it('400 with Errors JSON: no JSON, no object, nested too deeply', async () => {
    const shop = await openShop();
    for (const payload of ['{"a":', '{"a":1}}', '\u0000', '5', '[]', '"x"', 'null1', '['.repeat(500_000)]) {
      const response = await send(shop, 'POST', '/api/login', payload);
      expect([payload.slice(0, 9), response.statusCode]).toEqual([payload.slice(0, 9), 400]);
      expect(response.json().generalErrors[0].code).toBe('[invalidJSON]');
    }
  });

  it('413 beyond one mebibyte, 415 for other types', async () => {
    const shop = await openShop();
    const large = await send(shop, 'POST', '/api/login', `{"loginId":"${'x'.repeat(1_048_576)}"}`);
    expect(large.statusCode).toBe(413);
    expect(large.json()).toHaveProperty('generalErrors');
    for (const type of [
      'application/xml',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
      'x',
    ]) {
      expect((await send(shop, 'POST', '/api/login', 'x=1', type)).statusCode).toBe(415);
    }
  });

  it('takes __proto__ and constructor out, wherever they are', async () => {
    const shop = await openShop();
    const payload =
      '{"user":{"__proto__":{"polluted":1},"data":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"kept":1}}}';
    const response = await send(shop, 'PATCH', `/api/user/${USER_ID}`, payload);
    expect(response.json().user.data).toEqual({ kept: 1 });
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect({}).not.toHaveProperty('polluted');
  });

  it('ignores properties that it does not know', async () => {
    const shop = await openShop();
    const payload = JSON.stringify({ roles: ['x'], tenant: { unheardOf: 1 } });
    const response = await send(shop, 'PATCH', `/api/tenant/${TENANT_ID}`, payload);
    expect(response.statusCode).toBe(200);
    expect(response.json().tenant).not.toHaveProperty('unheardOf');
  });

  it('changes nothing when it refuses', async () => {
    const shop = await openShop();
    const url = `/api/application/${APPLICATION_ID}`;
    const before = (await shop.api('GET', url)).json();
    const payload = JSON.stringify({ application: { name: 'Other', jwtConfiguration: { timeToLiveInSeconds: 0 } } });
    expect((await send(shop, 'PATCH', url, payload)).statusCode).toBe(400);
    expect((await shop.api('GET', url)).json()).toEqual(before);
  });
});

describe('request bodies under /oauth2', () => {
  it('OAuth JSON beyond one mebibyte and for other types', async () => {
    const shop = await openShop();
    const large = await shop.post('/oauth2/token', { grant_type: 'x'.repeat(1_048_576) });
    expect(large.statusCode).toBe(413);
    expect(large.json()).toMatchObject({ error: 'invalid_request', error_description: expect.any(String) });
    const json = await shop.post('/oauth2/token', {}, { 'content-type': 'application/json' });
    expect(json.statusCode).toBe(415);
  });

  /** A multipart body of text fields, or of one file. */
  const multipart = (shop: Shop, url: string, fields: Record<string, string>, file = '') =>
    shop.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      payload: `${Object.entries(fields)
        .map(([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`)
        .join('')}--x--\r\n`,
    });

  it('takes multipart forms, as the official modern guide sends them', async () => {
    const shop = await openShop();
    const code = await shop.code();
    const grant = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, ...CREDENTIALS };
    const tokens = await multipart(shop, '/oauth2/token', grant);
    expect(tokens.statusCode).toBe(200);
    const token = tokens.json().access_token;
    const introspection = await multipart(shop, '/oauth2/introspect', { client_id: APPLICATION_ID, token });
    expect(introspection.json().active).toBe(true);
  });

  it('refuses files, endless fields, and what only claims to be multipart', async () => {
    const shop = await openShop();
    const file = await multipart(shop, '/oauth2/token', { grant_type: 'x' }, '; filename="x"');
    expect(file.statusCode).toBe(413);
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`a${index}`, '1']));
    expect((await multipart(shop, '/oauth2/token', many)).statusCode).toBe(413);
    const torn = await shop.post('/oauth2/token', { a: '1' }, { 'content-type': 'multipart/form-data; boundary=x' });
    expect([torn.statusCode, torn.json().error]).toEqual([400, 'invalid_request']);
    const proto = await multipart(shop, '/oauth2/token', { __proto__x: '1', ['__proto__']: '1', grant_type: 'x' });
    expect(proto.statusCode).toBe(400);
  });

  it('is not polluted by a parameter called __proto__', async () => {
    const shop = await openShop();
    await shop.post('/oauth2/token', { __proto__polluted: '1', ['__proto__']: '1', 'constructor.prototype': '1' });
    await shop.get('/oauth2/authorize?__proto__=1&__proto__[polluted]=1&constructor=1');
    expect({}).not.toHaveProperty('polluted');
  });
});
