import { afterEach, describe, expect, it } from 'vitest';
import { hosts } from '../../../scenarios/parties.ts';
import { ask } from '../../support/http.ts';
import { type Door, openStandingDoor, page } from './door.ts';

let door: Door;
afterEach(() => door.close());

describe('an exchange is recorded', () => {
  it('once, request before response, both joined by its name', async () => {
    door = await openStandingDoor();
    await ask(door.port, { host: hosts.store });
    expect(door.log.entries).toMatchObject([
      { type: 'request', exchange: { id: 'x1', from: 'browser', to: 'store', channel: 'front' } },
      { type: 'response', exchange: 'x1', response: { status: 200 } },
    ]);
  });

  it('with absolute address, cookies and body of the request', async () => {
    door = await openStandingDoor();
    await ask(door.port, {
      host: hosts.store,
      method: 'POST',
      path: '/api/x?y=z',
      headers: { cookie: 'sid=abc; refresh=def', 'content-type': 'application/json' },
      body: '{"a":1}',
    });
    expect(door.exchanges()[0]?.request).toMatchObject({
      method: 'POST',
      url: `http://${hosts.store}:${door.port}/api/x?y=z`,
      cookies: [
        { name: 'sid', value: 'abc' },
        { name: 'refresh', value: 'def' },
      ],
      body: { text: '{"a":1}', bytes: 7, cut: false },
    });
  });

  it('with the cookies that the response sets, parsed', async () => {
    const headers = [['set-cookie', 'sid=abc; Path=/; HttpOnly; SameSite=Lax']] as const;
    door = await openStandingDoor({ store: async () => page('', { headers }) });
    await ask(door.port, { host: hosts.store });
    expect(door.log.entries[1]).toMatchObject({
      response: { setCookies: [{ name: 'sid', value: 'abc', path: '/', httpOnly: true, sameSite: 'Lax' }] },
    });
  });

  it('with no more than 64 KiB of a body, which still arrives whole', async () => {
    const body = 'x'.repeat(100_000);
    door = await openStandingDoor({ store: async () => page(body) });
    expect((await ask(door.port, { host: hosts.store, method: 'POST', body })).text).toBe(body);
    expect(door.reached[0]?.body).toHaveLength(100_000);
    expect(door.exchanges()[0]?.request.body).toMatchObject({ bytes: 100_000, cut: true });
    expect(door.log.entries[1]).toMatchObject({ response: { body: { bytes: 100_000, cut: true } } });
  });

  it('as unanswered when the application throws; the one who asked gets 502', async () => {
    door = await openStandingDoor({
      store: async () => {
        throw new Error('the shop burned down');
      },
    });
    const { status, text } = await ask(door.port, { host: hosts.store });
    expect(status).toBe(502);
    expect(text).toContain('the shop burned down');
    expect(door.log.entries[1]).toMatchObject({ type: 'no response', exchange: 'x1', reason: 'the shop burned down' });
  });
});

describe('what no article draws', () => {
  it.each([
    ['favicon', hosts.store, 'GET', '/favicon.ico', {}],
    ['asset', hosts.store, 'GET', '/assets/spa-CZjqLSMs.css', {}],
    ['asset', hosts.forums, 'HEAD', '/assets/rolldown-runtime-WkwZ5CU-.js', {}],
    ['asset', hosts.fusionauth, 'GET', '/css/login.css', {}],
    ['asset', hosts.fusionauth, 'GET', '/js/oauth2/Authorize.js?version=1.57.1', {}],
    ['asset', hosts.store, 'GET', '/message.css', {}],
    ['devtools', hosts.store, 'GET', '/.well-known/appspecific/com.chrome.devtools.json', {}],
    ['preflight', hosts.fusionauth, 'OPTIONS', '/api/login', { 'access-control-request-method': 'POST' }],
  ] as const)('is told apart as %s', async (background, host, method, path, headers) => {
    door = await openStandingDoor();
    await ask(door.port, { host, method, path, headers });
    expect(door.exchanges()[0]?.background).toBe(background);
  });

  it('is set-up when a site asks where the endpoints and the keys are', async () => {
    door = await openStandingDoor();
    await door.client('store')(`${door.door.origin('fusionauth')}/.well-known/openid-configuration`);
    expect(door.exchanges()[0]?.background).toBe('set-up');
  });

  it.each([
    ['a page', hosts.store, 'GET', '/'],
    ['data', hosts.store, 'GET', '/api/user'],
    ['OPTIONS that is no preflight', hosts.store, 'OPTIONS', '/api/user'],
    ['discovery by a browser', hosts.fusionauth, 'GET', '/.well-known/openid-configuration'],
    ['what is brought to an asset', hosts.store, 'POST', '/assets/spa-CZjqLSMs.css'],
    ['what is brought to the icon', hosts.store, 'POST', '/favicon.ico'],
    ['a style sheet that was not built', hosts.store, 'GET', '/leak.css'],
    ['a token as the name of a file', hosts.fusionauth, 'GET', `/css/${'eyJhbGciOiJSUzI1NiJ9'.repeat(6)}.css`],
    ['a token in the query of an asset', hosts.store, 'GET', '/assets/spa-CZjqLSMs.css?token=secret'],
    ['a token for a version', hosts.fusionauth, 'GET', '/css/login.css?version=1.57.1&token=secret'],
    ['a token in the query of the icon', hosts.store, 'GET', '/favicon.ico?token=secret'],
    ['a token told to the developer tools', hosts.store, 'GET', '/.well-known/appspecific/secret'],
    ['data under the name of an asset', hosts.store, 'GET', '/assets/../api/user'],
  ])('is not %s', async (_what, host, method, path) => {
    door = await openStandingDoor();
    await ask(door.port, { host, method, path });
    expect(door.exchanges()[0]).not.toHaveProperty('background');
  });

  it('is no asset, and no preflight, that credentials are sent along with', async () => {
    door = await openStandingDoor();
    const authorization = 'Bearer secret';
    await ask(door.port, { host: hosts.store, path: '/assets/spa-CZjqLSMs.css', headers: { authorization } });
    await ask(door.port, {
      host: hosts.fusionauth,
      method: 'OPTIONS',
      path: '/api/login?password=secret',
      headers: { 'access-control-request-method': 'POST' },
    });
    expect(door.exchanges().map(({ background }) => background)).toEqual([undefined, undefined]);
  });

  it('is no set-up any more once a site asks for the keys while it handles a request', async () => {
    door = await openStandingDoor({
      store: async () => {
        await door?.client('store')(`${door.door.origin('fusionauth')}/.well-known/jwks.json`);
        return page('cart');
      },
    });
    await ask(door.port, { host: hosts.store });
    const [outer, inner] = door.exchanges();
    expect(inner).toMatchObject({ from: 'store', channel: 'back', cause: outer?.id });
    expect(inner).not.toHaveProperty('background');
  });

  it('is nothing that an attacker sends', async () => {
    door = await openStandingDoor();
    await door.client('attacker')(`${door.door.origin('store')}/favicon.ico`);
    expect(door.exchanges()[0]).not.toHaveProperty('background');
  });
});
