import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Attacker, createAttacker } from '../../main/attacks/attacker.ts';
import { type Door, openStandingDoor, page } from '../lab/front-door/door.ts';

let door: Door;
let attacker: Attacker;
let store: string;
/** What the Store answers. */
let answer: () => ReturnType<typeof page>;
beforeEach(async () => {
  answer = () => page('the cart');
  door = await openStandingDoor({ store: async () => answer() });
  attacker = createAttacker(door.client('attacker'));
  store = door.door.origin('store');
});
afterEach(() => door.close());

const cart = () => `${store}/api/load-shopping-cart`;
const strike = (url = cart()) => attacker.strike({ method: 'GET', url });
/** The cookies of each request, as they reached whoever was attacked. */
const sent = () =>
  door.exchanges().map(({ request }) => Object.fromEntries(request.cookies.map(({ name, value }) => [name, value])));

describe('an attacker', () => {
  it('has nothing to begin with', async () => {
    await strike();
    expect(sent()).toEqual([{}]);
  });

  it('sends what was stolen, as it was stolen, and nothing else', async () => {
    await attacker.arm([{ name: 'sid', value: 'stolen' }], cart());
    expect((await strike()).status).toBe(200);
    expect(sent()).toEqual([{ sid: 'stolen' }]);
    const [reached] = door.reached;
    const names = reached?.headers.map(([name]) => name.toLowerCase()) ?? [];
    for (const telltale of ['authorization', 'referer', 'origin']) expect(names).not.toContain(telltale);
  });

  it('is recorded as such, in a channel of its own', async () => {
    await strike();
    expect(door.exchanges()).toMatchObject([{ from: 'attacker', to: 'store', channel: 'attack' }]);
  });

  it('has an empty jar again before every attack', async () => {
    await attacker.arm([{ name: 'refresh', value: 'stolen' }], cart());
    await strike();
    await attacker.arm([{ name: 'sid', value: 'stolen' }], cart());
    await strike();
    expect(sent()).toEqual([{ refresh: 'stolen' }, { sid: 'stolen' }]);
  });

  it('sends a stolen cookie to the host that it was stolen from, and to no other', async () => {
    await attacker.arm([{ name: 'sid', value: 'stolen' }], cart());
    await strike(`${door.door.origin('forums')}/`);
    expect(sent()).toEqual([{}]);
  });

  it('sends one of the whole domain to every host of it', async () => {
    await attacker.arm([{ name: 'jwt', value: 'stolen', domain: 'example.localhost' }], cart());
    await strike(`${door.door.origin('forums')}/`);
    await strike(`${door.door.origin('fusionauth')}/`);
    expect(sent()).toEqual([{ jwt: 'stolen' }, {}]);
  });

  it('keeps what it is given, says so, and uses it in its next blow', async () => {
    const line = 'sid=a-session-of-its-own; Path=/; HttpOnly';
    answer = () => page('the cart', { headers: [['set-cookie', line]] });
    await attacker.arm([{ name: 'refresh', value: 'stolen' }], cart());
    expect(await strike()).toEqual({ status: 200, kept: [line] });
    await strike();
    expect(sent()[1]).toEqual({ refresh: 'stolen', sid: 'a-session-of-its-own' });
  });

  it('shows a stolen token as a script of the page would have, and no cookie', async () => {
    await attacker.arm([{ bearer: 'stolen' }], cart());
    await strike();
    const headers = new Map(door.reached[0]?.headers.map(([name, value]) => [name.toLowerCase(), value]));
    expect(headers.get('authorization')).toBe('Bearer stolen');
    expect(sent()).toEqual([{}]);
    await attacker.arm([], cart());
    await strike();
    expect(door.reached[1]?.headers.map(([name]) => name.toLowerCase())).not.toContain('authorization');
  });

  it('finds the token in an answer, and no token in what is none', async () => {
    answer = () => page('{"token":"a.b.c","refreshToken":"r"}', {});
    expect(await strike()).toEqual({ status: 200, kept: [], token: 'a.b.c' });
    answer = () => page('{"token":7}', {});
    expect(await strike()).toEqual({ status: 200, kept: [] });
  });

  it('does not keep what no client would: a cookie of another domain', async () => {
    answer = () => page('', { headers: [['set-cookie', 'sid=x; Domain=fusionauth.localhost']] });
    expect((await strike()).kept).toEqual([]);
  });

  it('does not follow a redirect: one request is one attack', async () => {
    answer = () => page('', { status: 302, headers: [['location', '/elsewhere']] });
    expect((await strike()).status).toBe(302);
    expect(door.exchanges()).toHaveLength(1);
  });

  it('hears a refusal as its status', async () => {
    answer = () => page('no', { status: 401 });
    expect(await strike()).toEqual({ status: 401, kept: [] });
  });

  it('says it when nobody answers', async () => {
    const url = cart();
    await door.door.close();
    await expect(strike(url)).rejects.toThrow();
  });
});
