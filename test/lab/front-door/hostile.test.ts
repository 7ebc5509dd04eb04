import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hosts } from '../../../scenarios/parties.ts';
import { ask, sendRaw, statusesOf } from '../../support/http.ts';
import { openServingLab, provisioning, type ServingLab, workflow1 } from '../../support/lab.ts';

/** Everything that listens, as it is run: the front door with FusionAuth, Store, Forums and dashboard behind it. */

let lab: ServingLab;
beforeAll(async () => {
  lab = await openServingLab();
  await lab.obedience.beginByHand(workflow1.id);
});
afterAll(() => lab.close());

const { storeClientId, callback } = {
  storeClientId: provisioning.applications.store.clientId,
  callback: encodeURIComponent(`http://${hosts.store}:PORT/callback`),
};

const junk = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('%', '%zz', '%00', '%ff', '../../etc/passwd', '__proto__', '//', '\\', '?', '#', '{}', '[[[', '*'),
);
/** What a request line or a header can carry. The rest is for malformed.test.ts. */
const visible = junk.map((text) => text.replace(/[^\x21-\x7e]/g, '~'));
const headerText = junk.map((text) => text.replace(/[^\x20-\x7e]/g, '~'));

const path = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '/',
      '/api/user',
      '/api/load-shopping-cart',
      '/api/load-posts',
      '/api/logout',
      '/api/command',
      '/api/live',
      '/api/credentials/c1/value',
      '/login',
      '/logout',
      '/callback?code=a&state=b&iss=c',
      '/oauth2/token',
      '/oauth2/userinfo',
      '/oauth2/introspect',
      '/oauth2/logout',
      `/oauth2/authorize?client_id=${storeClientId}&response_type=code&redirect_uri=${callback}`,
      '/api/login',
      '/api/jwt/refresh',
      '/api/jwt/refresh?userId=x',
      '/api/user?loginId=x',
      '/api/application',
      '/.well-known/jwks.json',
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom('/oauth2/authorize', '/callback', '/api/user', '/oauth2/logout'),
        fc.array(fc.tuple(visible, visible), { maxLength: 4 }),
      )
      .map(([start, pairs]) => `${start}?${pairs.map((pair) => pair.join('=')).join('&')}`),
  },
  { weight: 1, arbitrary: visible.map((text) => `/${text}`) },
  { weight: 1, arbitrary: visible.map((text) => text || '*') },
);

const header = fc.tuple(
  fc.constantFrom(
    ...['cookie', 'authorization', 'origin', 'referer', 'accept', 'range', 'if-none-match', 'x-forwarded-host'],
    ...['x-forwarded-proto', 'x-loginscope-sender', 'x-loginscope-exchange', 'access-control-request-method', 'te'],
    ...['x-fusionauth-tenantid', 'sec-fetch-site', 'content-encoding', 'accept-encoding', 'x-http-method-override'],
  ),
  fc.oneof(
    headerText,
    fc.constantFrom('sid=1; refresh=2; login=3; fusionauth.sso=4', 'Basic Og==', 'Bearer eyJ.e30.x'),
  ),
);

const body = fc.oneof(
  fc.constant(''),
  junk,
  fc.json(),
  fc.constantFrom(
    '{"__proto__":{"a":1}}',
    '[[[[',
    '{"do":"run"',
    'grant_type=refresh_token&refresh_token=x',
    'a=%',
    '\xff\xfe',
  ),
);

/** 501 is what HTTP has for a method that a server does not know at all (RFC 9110 section 15.6.2). */
const unknownMethods = ['TRACE', 'PROPFIND', 'QUERY'];

const hostile = fc.record({
  host: fc.constantFrom(...Object.values(hosts), hosts.store, hosts.fusionauth),
  method: fc.constantFrom(
    ...['GET', 'GET', 'POST', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'],
    ...unknownMethods,
  ),
  path,
  headers: fc.array(header, { maxLength: 4 }),
  type: fc.constantFrom(
    ...[
      'application/json',
      'application/x-www-form-urlencoded',
      'text/plain',
      'multipart/form-data',
      'application/json; charset=x',
      ';;;',
    ],
  ),
  body,
});

it('answers 1,500 hostile requests with something below 500, one answer each, and stays up', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async ({ host, method, path: target, headers, type, body: sent }) => {
      const bytes = Buffer.from(sent, 'latin1');
      const lines = [
        `${method} ${target.replace('PORT', String(lab.frontDoor.port))} HTTP/1.1`,
        `host: ${host}:${lab.frontDoor.port}`,
        'connection: close',
        ...headers.map(([name, value]) => `${name}: ${value}`),
        ...(bytes.length > 0 ? [`content-type: ${type}`] : []),
        `content-length: ${bytes.length}`,
      ];
      const raw = await sendRaw(
        lab.frontDoor.port,
        Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), bytes]),
      );
      const [status, ...more] = statusesOf(raw.split('\r\n\r\n')[0] ?? '');
      expect(status, lines.join('\n')).toBeDefined();
      expect(more).toEqual([]);
      if (status !== 501 || !unknownMethods.includes(method))
        expect(status, `${lines.join('\n')}\n\n${raw}`).toBeLessThan(500);
    }),
    { numRuns: 1500 },
  );
  for (const host of [hosts.store, hosts.forums, hosts.lab]) {
    expect((await ask(lab.frontDoor.port, { host })).status).toBe(200);
  }
  const { log, recorder } = lab.lab.experiment.world;
  expect(recorder.presented).toHaveLength(log.entries.length);
}, 60_000);
