import { expect, it } from 'vitest';
import type { WireRequest, WireResponse } from '../../../main/lab/front-door/message.ts';
import { sameDomainProxy } from '../../../main/lab/front-door/same-domain-proxy.ts';
import { page } from './door.ts';

/** What FusionAuth hears and what the browser gets, through the proxy on the sites' own domain (main workflow 4). */
async function through(
  headers: WireRequest['headers'],
  answered: WireResponse['headers'] = [],
  origin = 'http://login.example.localhost:4400',
) {
  let heard: WireRequest['headers'] = [];
  const proxy = sameDomainProxy(async (request) => {
    heard = request.headers;
    return page('', { headers: answered });
  }, origin);
  const { headers: got } = await proxy({ method: 'GET', target: '/', headers, body: Buffer.alloc(0) });
  return { heard: Object.fromEntries(heard), got };
}

it('tells FusionAuth where the request came in', async () => {
  expect((await through([['accept', '*/*']])).heard).toEqual({
    accept: '*/*',
    'x-forwarded-proto': 'http',
    'x-forwarded-host': 'login.example.localhost:4400',
    'x-forwarded-port': '4400',
    'x-forwarded-for': '127.0.0.1',
  });
});

it('says the port also where the address goes without', async () => {
  const { heard } = await through([], [], 'http://login.example.localhost');
  expect(heard).toMatchObject({ 'x-forwarded-host': 'login.example.localhost', 'x-forwarded-port': '80' });
});

it('believes nothing that a client says of its way here', async () => {
  const { heard } = await through([
    ['X-Forwarded-Host', 'evil.example'],
    ['Forwarded', 'host=evil.example'],
    ['x-forwarded-for', '10.0.0.1'],
  ]);
  expect(JSON.stringify(heard)).not.toMatch(/evil|10\.0\.0\.1/);
});

it.each([
  ['access_token=a; Path=/; HttpOnly', 'access_token=a; Path=/; HttpOnly; Domain=example.localhost'],
  ['refresh_token=b; domain=login.example.localhost; HttpOnly', 'refresh_token=b; HttpOnly; Domain=example.localhost'],
])('widens the domain of the cookie "%s", once', async (line, widened) => {
  expect((await through([], [['Set-Cookie', line]])).got).toEqual([['Set-Cookie', widened]]);
});

it('leaves every other header alone', async () => {
  const location = ['location', '/?a=b; domain=x'] as const;
  expect((await through([], [location])).got).toEqual([location]);
});
