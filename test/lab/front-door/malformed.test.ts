import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hosts } from '../../../scenarios/parties.ts';
import { ask, sendRaw, statusesOf } from '../../support/http.ts';
import { type Door, openStandingDoor, page } from './door.ts';

const MIB = 1024 * 1024;
let door: Door;
beforeEach(async () => {
  door = await openStandingDoor();
});
afterEach(() => door.close());

const isUp = async () => (await ask(door.port, { host: hosts.store })).text === 'store';
const host = () => `${hosts.store}:${door.port}`;

describe('a body', () => {
  it('of 2 MiB is taken', async () => {
    const body = Buffer.alloc(2 * MIB);
    expect((await ask(door.port, { host: hosts.store, method: 'POST', body })).status).toBe(200);
    expect(door.reached[0]?.body).toHaveLength(2 * MIB);
  });

  it.each([{}, { 'transfer-encoding': 'chunked' }])('of more is refused with 413, sent with %j', async (headers) => {
    const body = Buffer.alloc(2 * MIB + 1);
    expect((await ask(door.port, { host: hosts.store, method: 'POST', headers, body })).status).toBe(413);
    expect(door.reached).toEqual([]);
    expect(door.log.entries).toEqual([]);
  });

  it('that never comes to its end reaches nobody', async () => {
    await sendRaw(
      door.port,
      `POST / HTTP/1.1\r\nhost: ${host()}\r\ncontent-length: 100\r\n\r\nonly this`,
      'say that it is all',
    );
    expect(door.reached).toEqual([]);
    expect(await isUp()).toBe(true);
  });
});

describe('what is no HTTP', () => {
  it.each([
    ['nothing', ''],
    ['noise', '\x00\xff\x16\x03\x01'],
    ['a TLS greeting', Buffer.from('1603010200010001fc0303', 'hex').toString('latin1')],
    ['half a request line', 'GET / HT'],
    ['a header without a name', 'GET / HTTP/1.1\r\n: x\r\n\r\n'],
    ['two lengths', 'POST / HTTP/1.1\r\nhost: HOST\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab'],
    [
      'length and chunks',
      'POST / HTTP/1.1\r\nhost: HOST\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a chunk of impossible size', 'POST / HTTP/1.1\r\nhost: HOST\r\ntransfer-encoding: chunked\r\n\r\nzzz\r\n'],
    ['a header of 100 KiB', `GET / HTTP/1.1\r\nhost: HOST\r\nx: ${'x'.repeat(100 * 1024)}\r\n\r\n`],
    ['a tunnel', 'CONNECT store:443 HTTP/1.1\r\nhost: HOST\r\n\r\n'],
    ['an expectation nobody has', 'GET / HTTP/1.1\r\nhost: HOST\r\nexpect: wonders\r\n\r\n'],
    ['an unknown method', 'BREW / HTTP/1.1\r\nhost: HOST\r\n\r\n'],
  ])('(%s) is refused, reaches nobody, and the door stays open', async (_what, bytes) => {
    const raw = await sendRaw(door.port, Buffer.from(bytes.replace('HOST', host()), 'latin1'), 'say that it is all');
    for (const status of statusesOf(raw)) expect([400, 417, 431]).toContain(status);
    expect(door.reached).toEqual([]);
    expect(await isUp()).toBe(true);
  });

  it('cannot smuggle a second request past the first', async () => {
    const smuggled = `GET /smuggled HTTP/1.1\r\nhost: ${host()}\r\n\r\n`;
    await sendRaw(
      door.port,
      `POST / HTTP/1.1\r\nhost: ${host()}\r\ncontent-length: ${smuggled.length}\r\nconnection: close\r\n\r\n${smuggled}`,
    );
    expect(door.reached.map(({ target }) => target)).toEqual(['/']);
  });
});

describe('an upgrade', () => {
  const upgrade = (to: string, protocol = 'websocket') =>
    `GET / HTTP/1.1\r\nhost: ${to}:${door.port}\r\nconnection: upgrade\r\nupgrade: ${protocol}\r\nsec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`;

  it.each([hosts.store, hosts.forums, hosts.fusionauth, 'nobody.localhost'])('to %s is refused', async (to) => {
    expect(statusesOf(await sendRaw(door.port, upgrade(to)))).toEqual([421]);
    expect(door.reached).toEqual([]);
  });

  it('to anything of the lab but its live log is refused', async () => {
    expect(statusesOf(await sendRaw(door.port, upgrade(hosts.lab)))).toEqual([404]);
  });

  it.each([hosts.store, hosts.forums, hosts.fusionauth, hosts.lab])(
    'to HTTP/2 is no reason to refuse %s the request itself',
    async (to) => {
      expect(statusesOf(await sendRaw(door.port, `${upgrade(to, 'h2c').trimEnd()}\r\n\r\n`))).toEqual([200]);
    },
  );

  it('by somebody who is gone at once does no harm', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect({ port: door.port, host: '127.0.0.1' }, () => {
        socket.write(upgrade(hosts.store), () => socket.resetAndDestroy());
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve());
    });
    expect(await isUp()).toBe(true);
  });
});

describe('an application', () => {
  it.each([
    ['a header that HTTP cannot carry', { headers: [['x-bad', 'line\r\nbreak']] as const }],
    ['a header name that is none', { headers: [['bad name', 'x']] as const }],
    ['a status that is none', { status: 1 }],
  ])('that answers with %s does not take the door with it', async (_what, more) => {
    await door.close();
    door = await openStandingDoor({ forums: async () => page('', more) });
    expect((await ask(door.port, { host: hosts.forums })).status).toBe(502);
    expect(await isUp()).toBe(true);
  });

  it('is not waited for by somebody who has hung up: the door stays open', async () => {
    await door.close();
    const asked = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<ReturnType<typeof page>>();
    door = await openStandingDoor({
      forums: () => {
        asked.resolve();
        return answer.promise;
      },
    });
    const recorded = Promise.withResolvers<void>();
    door.log.subscribe((entry) => entry.type === 'response' && recorded.resolve());
    const socket = connect({ port: door.port, host: '127.0.0.1' });
    const gone = new Promise((resolve) => socket.on('close', resolve));
    socket.on('error', () => undefined);
    socket.write(`GET / HTTP/1.1\r\nhost: ${hosts.forums}:${door.port}\r\n\r\n`);
    await asked.promise;
    socket.resetAndDestroy();
    await gone;
    answer.resolve(page('too late'));
    await recorded.promise;
    expect(await isUp()).toBe(true);
  });
});
