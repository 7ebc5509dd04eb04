import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { WireRequest } from '../../../main/lab/front-door/message.ts';
import { type NetworkUpstream, network } from '../../../main/lab/front-door/network.ts';
import { sameDomainProxy } from '../../../main/lab/front-door/same-domain-proxy.ts';

/** A FusionAuth that is reached over the network, as a container is. */

let server: Server;
let behind: NetworkUpstream;
let seen: { readonly headers: IncomingMessage['headers']; readonly url?: string; readonly body: Buffer }[] = [];
let answer: (response: ServerResponse) => void;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      seen.push({ headers: request.headers, url: request.url ?? '', body: Buffer.concat(chunks) });
      answer(response);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  behind = network(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
});
afterAll(async () => {
  await behind.close();
  server.close();
});
beforeEach(() => {
  seen = [];
  answer = (response) => response.end('fine');
});

const request = (more: Partial<WireRequest> = {}): WireRequest => ({
  method: 'GET',
  target: '/oauth2/authorize?a=%20b',
  headers: [['Host', 'example.fusionauth.localhost:4400']],
  body: Buffer.alloc(0),
  ...more,
});

it('tells it the address that the client used, and the target as it was written', async () => {
  await behind.upstream(request());
  expect(seen[0]?.url).toBe('/oauth2/authorize?a=%20b');
  expect(seen[0]?.headers).toMatchObject({
    host: 'example.fusionauth.localhost:4400',
    'x-forwarded-proto': 'http',
    'x-forwarded-host': 'example.fusionauth.localhost:4400',
    'x-forwarded-port': '4400',
  });
});

it('tells it the port also where the address goes without', async () => {
  await behind.upstream(request({ headers: [['Host', 'example.fusionauth.localhost']] }));
  expect(seen[0]?.headers).toMatchObject({
    'x-forwarded-host': 'example.fusionauth.localhost',
    'x-forwarded-port': '80',
  });
});

it('leaves alone what the proxy of the second domain has said of it', async () => {
  await sameDomainProxy(behind.upstream, 'http://login.example.localhost:4400')(request());
  expect(seen[0]?.headers['x-forwarded-host']).toBe('login.example.localhost:4400');
});

it('hands on every byte of a body, and no header of the connection before', async () => {
  const body = Buffer.from([0, 255, 13, 10, 0, 128]);
  const headers = [
    ['Host', 'example.fusionauth.localhost:4400'],
    ['Content-Length', '999'],
    ['Connection', 'close'],
    ['Accept-Encoding', 'gzip'],
  ] as const;
  await behind.upstream(request({ method: 'POST', headers, body }));
  expect(seen[0]?.body).toEqual(body);
  expect(seen[0]?.headers).toMatchObject({ 'content-length': '6', 'accept-encoding': 'identity' });
});

it('gives back what it answers: redirects unfollowed, every cookie, names as written, bytes as they are', async () => {
  answer = (response) => {
    response.writeHead(
      302,
      [
        ['Location', 'http://store.example.localhost:4400/callback?code=1'],
        ['Set-Cookie', 'one=1; HttpOnly'],
        ['Set-Cookie', 'two=2'],
      ].flat(),
    );
    response.end(Buffer.from([1, 0, 254]));
  };
  const { status, headers, body } = await behind.upstream(request());
  expect(seen).toHaveLength(1);
  expect(status).toBe(302);
  expect(headers.filter(([name]) => name === 'Set-Cookie').map(([, value]) => value)).toEqual([
    'one=1; HttpOnly',
    'two=2',
  ]);
  expect(headers).toContainEqual(['Location', 'http://store.example.localhost:4400/callback?code=1']);
  expect(body).toEqual(Buffer.from([1, 0, 254]));
});

it('rejects when nobody answers', async () => {
  const nowhere = network('http://127.0.0.1:1');
  await expect(nowhere.upstream(request())).rejects.toThrow('ECONNREFUSED');
  await nowhere.close();
});
