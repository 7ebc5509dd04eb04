import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSenderMarks, SENDER_HEADER } from '../../../main/lab/front-door/sender.ts';
import { hosts } from '../../../scenarios/parties.ts';
import { ask } from '../../support/http.ts';
import { type Door, openStandingDoor, page } from './door.ts';

let door: Door;
/** What the store does while it answers. */
let whileAnswering: () => Promise<unknown>;
beforeEach(async () => {
  whileAnswering = async () => undefined;
  door = await openStandingDoor({
    store: async () => {
      await whileAnswering();
      return page('store');
    },
  });
});
afterEach(() => door.close());

const fusionauth = () => `${door.door.origin('fusionauth')}/oauth2/token`;
const senders = () => door.exchanges().map(({ from, channel }) => [from, channel]);

describe('a request comes', () => {
  it('from the browser when it says nothing', async () => {
    await ask(door.port, { host: hosts.store });
    expect(senders()).toEqual([['browser', 'front']]);
  });

  it.each([
    ['store', 'back'],
    ['forums', 'back'],
    ['attacker', 'attack'],
  ] as const)('from %s, in the channel "%s", through its own client', async (party, channel) => {
    await door.client(party)(fusionauth());
    expect(senders()).toEqual([[party, channel]]);
  });

  it.each([
    ['a guess', 'secret store'],
    ['nothing but a name', 'store'],
    ['another launch', createSenderMarks().mark('store')],
    ['a very long guess', `${'x'.repeat(4000)} store`],
  ])('from the browser when the mark is forged with %s', async (_how, mark) => {
    await ask(door.port, { host: hosts.store, headers: { [SENDER_HEADER]: mark } });
    expect(senders()).toEqual([['browser', 'front']]);
  });

  it('from the browser when a genuine mark names nobody who has a client', async () => {
    await ask(door.port, { host: hosts.store, headers: { [SENDER_HEADER]: door.marks.mark('browser') } });
    expect(senders()).toEqual([['browser', 'front']]);
  });
});

describe('a mark', () => {
  const marked = async () => {
    await door.client('attacker')(`${door.door.origin('store')}/`, { headers: { 'x-own': 'kept' } });
    await ask(door.port, { host: hosts.store, headers: { 'X-Loginscope-Sender': 'forged store' } });
  };

  it('genuine or forged, never reaches an application', async () => {
    await marked();
    expect(door.reached).toHaveLength(2);
    const names = door.reached.flatMap(({ headers }) => headers.map(([name]) => name.toLowerCase()));
    expect(names).not.toContain(SENDER_HEADER);
    expect(names).toContain('x-own');
  });

  it('is never recorded', async () => {
    await marked();
    expect(JSON.stringify(door.log.entries)).not.toContain(SENDER_HEADER);
    expect(JSON.stringify(door.log.entries)).not.toContain(door.marks.mark('attacker').split(' ')[0]);
  });
});

describe('the cause of a call', () => {
  it('is the request that was being handled when it was sent', async () => {
    whileAnswering = () => door.client('store')(fusionauth());
    await ask(door.port, { host: hosts.store });
    expect(door.exchanges()).toMatchObject([{ id: 'x1' }, { id: 'x2', from: 'store', cause: 'x1' }]);
  });

  it('is told apart while two requests are being handled at once', async () => {
    let arrived = 0;
    const both = Promise.withResolvers<void>();
    whileAnswering = async () => {
      arrived += 1;
      if (arrived === 2) both.resolve();
      await both.promise;
      await door.client('store')(fusionauth());
    };
    await Promise.all([ask(door.port, { host: hosts.store }), ask(door.port, { host: hosts.store })]);
    const causes = door.exchanges().flatMap(({ cause }) => cause ?? []);
    expect(causes.sort()).toEqual(['x1', 'x2']);
  });

  it('is none when nobody was being handled', async () => {
    await door.client('store')(fusionauth());
    expect(door.exchanges()[0]).not.toHaveProperty('cause');
  });
});

describe("a party's client", () => {
  it('follows no redirect by itself: each hop is a decision', async () => {
    await door.close();
    door = await openStandingDoor({
      fusionauth: async () => page('', { status: 302, headers: [['location', '/next']] }),
    });
    const response = await door.client('store')(fusionauth());
    expect([response.status, response.headers.get('location')]).toEqual([302, '/next']);
    expect(door.exchanges()).toHaveLength(1);
  });
});
