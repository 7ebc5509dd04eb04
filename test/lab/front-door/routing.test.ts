import { afterEach, describe, expect, it } from 'vitest';
import { hosts } from '../../../scenarios/parties.ts';
import { ask, sendRaw, statusesOf } from '../../support/http.ts';
import { type Door, openDoor, openStandingDoor, page } from './door.ts';

let door: Door;
afterEach(() => door.close());

describe('the front door', () => {
  it.each(['store', 'forums', 'fusionauth'] as const)('leads to %s by its host name, in any case', async (party) => {
    door = await openStandingDoor();
    expect((await ask(door.port, { host: hosts[party] })).text).toBe(party);
    expect((await ask(door.port, { host: hosts[party].toUpperCase() })).text).toBe(party);
  });

  it('leads to the dashboard, whose requests are not recorded', async () => {
    door = await openStandingDoor();
    expect((await ask(door.port, { host: hosts.lab })).text).toBe('the lab');
    expect(door.log.entries).toEqual([]);
  });

  it.each(['localhost', '127.0.0.1', 'example.localhost', 'evil.example.com', `${hosts.store}.evil.example.com`])(
    'knows nobody at %s: 421, nothing recorded',
    async (host) => {
      door = await openStandingDoor();
      const { status, text } = await ask(door.port, { host });
      expect(status).toBe(421);
      expect(text).toContain(`${hosts.store}:${door.port}`);
      expect(door.log.entries).toEqual([]);
    },
  );

  it.each(['', ':1', ':80', ':port0'])('takes the port with the host: "%s" is another address', async (suffix) => {
    door = await openStandingDoor();
    const host = `${hosts.store}${suffix.replace('port', String(door.port))}`;
    const raw = await sendRaw(door.port, `GET / HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
    expect(statusesOf(raw)).toEqual([421]);
  });

  it('answers a request without any Host, as HTTP/1.0 has it, with 421', async () => {
    door = await openStandingDoor();
    expect(await sendRaw(door.port, 'GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 421 /);
  });

  it('has the parties say 503 until they stand', async () => {
    door = await openDoor();
    expect((await ask(door.port, { host: hosts.store })).status).toBe(503);
    expect(door.log.entries).toEqual([]);
    door.stand();
    expect((await ask(door.port, { host: hosts.store })).status).toBe(200);
  });

  it('hands on method, path, query, headers and body as they were sent', async () => {
    door = await openStandingDoor();
    await ask(door.port, {
      host: hosts.store,
      method: 'PUT',
      path: '/a%20b?c=%3D&c=d',
      headers: { 'X-Two': ['1', '2'], 'content-type': 'text/plain' },
      body: 'text',
    });
    const [reached] = door.reached;
    expect(reached).toMatchObject({ party: 'store', method: 'PUT', target: '/a%20b?c=%3D&c=d' });
    expect(reached?.headers.filter(([name]) => name === 'X-Two').map(([, value]) => value)).toEqual(['1', '2']);
    expect(reached?.body.toString()).toBe('text');
  });

  it('hands back status, repeated headers and body', async () => {
    door = await openStandingDoor({
      store: async () =>
        page('gone', {
          status: 410,
          headers: [
            ['set-cookie', 'a=1'],
            ['set-cookie', 'b=2'],
          ],
        }),
    });
    const { status, headers, text } = await ask(door.port, { host: hosts.store });
    expect({ status, cookies: headers['set-cookie'], text }).toEqual({
      status: 410,
      cookies: ['a=1', 'b=2'],
      text: 'gone',
    });
  });

  it('names the exchange on every answer, for the DevTools of whoever asked', async () => {
    door = await openStandingDoor();
    const replies = [await ask(door.port, { host: hosts.store }), await ask(door.port, { host: hosts.forums })];
    expect(replies.map(({ headers }) => headers['x-loginscope-exchange'])).toEqual(
      door.exchanges().map(({ id }) => id),
    );
    expect(new Set(door.exchanges().map(({ id }) => id)).size).toBe(2);
  });

  it('answers HEAD with the headers alone', async () => {
    door = await openStandingDoor();
    const raw = await sendRaw(
      door.port,
      `HEAD / HTTP/1.1\r\nhost: ${hosts.store}:${door.port}\r\nconnection: close\r\n\r\n`,
    );
    expect(statusesOf(raw)).toEqual([200]);
    expect(raw.split('\r\n\r\n')[1]).toBe('');
  });

  it.each([204, 304])('answers %i without body and without its length', async (status) => {
    door = await openStandingDoor({ store: async () => page('never shown', { status }) });
    const raw = await sendRaw(
      door.port,
      `GET / HTTP/1.1\r\nhost: ${hosts.store}:${door.port}\r\nconnection: close\r\n\r\n`,
    );
    expect(statusesOf(raw)).toEqual([status]);
    expect(raw).not.toMatch(/content-length|never shown/i);
  });
});
