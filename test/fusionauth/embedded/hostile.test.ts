import { once } from 'node:events';
import { connect } from 'node:net';
import fc from 'fast-check';
import type { LightMyRequestResponse } from 'fastify';
import { describe, expect, it } from 'vitest';
import { type HostileRequest, hostileRequest } from './hostile-requests.ts';
import { APPLICATION_ID, openShop, REDIRECT_URI, SECRET, type Shop, USER_ID } from './shop.ts';

const PATIENCE_IN_MILLISECONDS = 10_000;
const GRANTS = [
  'authorization_code',
  'implicit',
  'password',
  'refresh_token',
  'urn:ietf:params:oauth:grant-type:device_code',
];
const REQUESTS = 50_000;
const REQUESTS_PER_SERVER = 2500;
/** A server that has been attacked this often may have nothing left to attack: its application is deleted by then. */
const REQUESTS_PER_REPAIR = 250;

async function answerInTime(shop: Shop, request: HostileRequest): Promise<LightMyRequestResponse> {
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  const { payload, ...bodiless } = request;
  const answer = shop.app.inject(hasBody ? { ...bodiless, payload } : bodiless);
  let timer: NodeJS.Timeout | undefined;
  const impatience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), PATIENCE_IN_MILLISECONDS);
  });
  return Promise.race([answer, impatience]).finally(() => clearTimeout(timer));
}

/** FusionAuth's own shapes: no body, Errors JSON, OAuth JSON, or a page. */
function expectDocumentedShape({ statusCode, headers, body }: LightMyRequestResponse): void {
  const type = String(headers['content-type'] ?? '');
  if (statusCode < 400 || body === '') {
    return;
  }
  if (type.startsWith('text/html')) {
    expect(body).toContain('<title>Error | FusionAuth</title>');
    return;
  }
  expect(type).toMatch(/^application\/json/);
  expect(Object.keys(JSON.parse(body)).some((name) => ['error', 'fieldErrors', 'generalErrors'].includes(name))).toBe(
    true,
  );
}

/** Sends hostile requests, counting the statuses of the answers. */
function attack(shop: Shop, statuses: Map<number, number>): Promise<void> {
  return fc.assert(
    fc.asyncProperty(hostileRequest, async (request) => {
      const response = await answerInTime(shop, request);
      statuses.set(response.statusCode, (statuses.get(response.statusCode) ?? 0) + 1);
      // 501 is what the contract has for a path that is FusionAuth's but not implemented.
      expect(response.statusCode === 501 ? 0 : response.statusCode).toBeLessThan(500);
      expect(response.headers['set-cookie'] ?? '').not.toContain('evil');
      expectDocumentedShape(response);
    }),
    { numRuns: REQUESTS_PER_REPAIR },
  );
}

/** Puts back what the attack may have got at: it knows the API key. */
async function repair(shop: Shop): Promise<void> {
  await shop.configure('PUT', '/api/system-configuration', { systemConfiguration: {} });
  const application = {
    name: 'Shop',
    oauthConfiguration: { authorizedRedirectURLs: [REDIRECT_URI], clientSecret: SECRET, enabledGrants: GRANTS },
    registrationConfiguration: { enabled: true },
  };
  const path = `/api/application/${APPLICATION_ID}`;
  await shop.configure((await shop.api('GET', path)).statusCode === 200 ? 'PUT' : 'POST', path, { application });
  const user = `/api/user/${USER_ID}`;
  if ((await shop.api('GET', user)).statusCode !== 200) {
    await shop.configure('POST', user, { user: { username: `ann-${shop.clock.now()}`, password: 'long-enough-1' } });
  }
}

describe('the embedded FusionAuth under attack', () => {
  it(`answers ${REQUESTS} hostile requests without failing, and then still works`, { timeout: 300_000 }, async () => {
    const statuses = new Map<number, number>();
    for (let sent = 0; sent < REQUESTS; sent += REQUESTS_PER_SERVER) {
      const shop = await openShop();
      for (let round = 0; round < REQUESTS_PER_SERVER; round += REQUESTS_PER_REPAIR) {
        await attack(shop, statuses);
        await repair(shop);
      }
      expect((await shop.get('/api/status')).json()).toEqual({ status: 'ok' });
      await shop.app.close();
    }
    expect({}).not.toHaveProperty('polluted');
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(REQUESTS);
    for (const expected of [200, 400, 401, 403, 404, 405, 413, 415]) {
      expect([expected, statuses.has(expected)]).toEqual([expected, true]);
    }
    // Most of the requests must have got past the outermost filters.
    expect(statuses.get(403) ?? 0).toBeLessThan(REQUESTS / 10);
  });

  it('outlives garbage on the wire', async () => {
    const shop = await openShop();
    const { port } = new URL(await shop.app.listen({ host: '127.0.0.1', port: 0 }));
    const garbage = [
      '\u0000\u0001\u0002\r\n\r\n',
      'GET\r\n\r\n',
      'GET /api/status HTTP/9.9\r\n\r\n',
      'BREW /api/status HTTP/1.1\r\nHost: x\r\n\r\n',
      'POST /api/login HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n',
      `GET /api/status HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`,
      'POST /api/login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    ];
    for (const text of garbage) {
      const socket = connect(Number(port), '127.0.0.1');
      socket.on('error', () => socket.destroy());
      socket.write(text);
      const [answer] = await once(socket, 'data');
      expect(String(answer)).toMatch(/^HTTP\/1\.1 4\d\d /);
      socket.destroy();
    }
    expect((await shop.get('/api/status')).statusCode).toBe(200);
    await shop.app.close();
  });
});
