import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { FusionAuthClient } from '@fusionauth/typescript-client';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ARGUMENT, type ClientCall, clientCalls } from './client-calls.ts';
import { API_KEY, openShop, type Shop } from './shop.ts';

const verbSchema = z.enum(['DELETE', 'GET', 'PATCH', 'POST', 'PUT']);
const createdSchema = z.object({ fastify: z.custom<FastifyInstance>() });
const refusalSchema = z.object({ generalErrors: z.tuple([z.object({ code: z.string(), message: z.string() })]) });

let shop: Shop;
/** The route that took the last request, if one did. */
let route: string | undefined;

const watch = (message: unknown) => {
  createdSchema.parse(message).fastify.addHook('onRequest', async (request) => {
    route = request.is404 ? undefined : request.routeOptions.url;
  });
};

beforeAll(async () => {
  subscribe('fastify.initialization', watch);
  shop = await openShop();
  unsubscribe('fastify.initialization', watch);
});

afterAll(() => shop.app.close());

async function send({ method, path, contentType }: ClientCall) {
  const response = await shop.app.inject({
    method: verbSchema.parse(method),
    url: path,
    headers: { authorization: API_KEY, ...(contentType === undefined ? {} : { 'content-type': contentType }) },
    ...(contentType === undefined ? {} : { payload: contentType === 'application/json' ? '{}' : '' }),
  });
  return { response, route };
}

/** Whether the route is for this call: an argument may stand for a parameter, a word of FusionAuth's own may not. */
function isMeantFor(pattern: string, path: string): boolean {
  const segments = path.split('/');
  const expected = pattern
    .split('/')
    .filter((segment, index) => !segment.endsWith('?') || segments[index] !== undefined);
  return (
    expected.length === segments.length &&
    segments.every((segment, index) => (segment === ARGUMENT) === (expected[index]?.startsWith(':') ?? false))
  );
}

describe("every method of FusionAuth's own client", () => {
  const calls = clientCalls();

  it('is among the calls that are looked at', () => {
    const methods = Object.getOwnPropertyNames(FusionAuthClient.prototype);
    const settings = ['constructor', 'setRequestCredentials', 'setTenantId', 'start', 'startAnonymous'];
    const expected = methods.filter((name) => !settings.includes(name)).sort();
    expect([...new Set(calls.map(({ name }) => name))].sort()).toEqual(expected);
    expect(expected.length).toBeGreaterThan(380);
  });

  it('is implemented, or answered 501 by name: no other path swallows it, and none misses', async () => {
    const lost: string[] = [];
    for (const call of calls) {
      const { response, route: taken } = await send(call);
      if (response.statusCode === 501) {
        const [{ code, message }] = refusalSchema.parse(response.json()).generalErrors;
        expect([code, message]).toEqual(['[notImplemented]', expect.stringContaining(`${call.method} ${call.path} `)]);
      } else if (taken === undefined || !isMeantFor(taken, call.path)) {
        lost.push(`${call.name}: ${call.method} ${call.path} went to ${taken}`);
      }
    }
    expect(lost).toEqual([]);
  });

  it('can parse the answer: what has no body claims no JSON (contract, section 0.1)', async () => {
    const claiming: string[] = [];
    for (const call of calls) {
      const { response } = await send(call);
      expect(response.statusCode).not.toBe(500);
      if (response.body === '' && response.headers['content-type'] !== undefined) {
        claiming.push(`${call.name}: ${response.headers['content-type']}`);
      }
    }
    expect(claiming).toEqual([]);
  });
});
