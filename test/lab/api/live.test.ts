import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLabToken } from '../../../main/lab/api/access.ts';
import type { ServerMessage } from '../../../main/lab/api/protocol.ts';
import { isDistinctive } from '../../../main/lab/recorder/credential-index.ts';
import { openServingLab, provisioning, type ServingLab, workflow1 } from '../../support/lab.ts';
import { type Caller, ListeningDashboard } from '../../support/listening-dashboard.ts';
import { Visitor } from '../../support/visitor.ts';

let lab: ServingLab;
beforeAll(async () => {
  lab = await openServingLab();
  await lab.obedience.beginByHand(workflow1.id);
  const person = new Visitor();
  const { addresses } = lab.lab.state;
  await person.logIn(addresses.store, provisioning.user);
  await person.go(`${addresses.store}/api/load-shopping-cart`);
  await person.logIn(addresses.forums, provisioning.user).catch(() => undefined);
  await lab.lab.experiment.world.settled();
});
afterAll(() => lab.close());

/** The status with which the connection was refused; 101 when it was not. */
const statusOf = (caller: Caller) =>
  new Promise<number>((resolve) => {
    const { socket } = new ListeningDashboard(lab, caller);
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => undefined);
    socket.on('open', () => {
      socket.close();
      resolve(101);
    });
  });

const entriesOf = (heard: readonly ServerMessage[]) =>
  heard.flatMap((message) => (message.type === 'entries' ? message.entries : []));

describe('the live connection', () => {
  it.each<[string, Caller, number]>([
    ['the token of another launch', { token: createLabToken() }, 401],
    ['no token', { protocols: ['loginscope'] }, 401],
    ['another origin', { origin: 'http://evil.example' }, 403],
    ["the Store's origin", { origin: 'http://store.example.localhost' }, 403],
    ['nothing wrong', {}, 101],
  ])('with %j answers as it must', async (_what, caller, status) => {
    expect(await statusOf(caller)).toBe(status);
  });

  it('speaks its own protocol and never repeats the token', async () => {
    const dashboard = new ListeningDashboard(lab, { origin: lab.frontDoor.origin('lab') });
    await dashboard.until((heard) => heard.length >= 3);
    expect(dashboard.socket.protocol).toBe('loginscope');
    dashboard.socket.close();
  });

  it('begins with catalogue, state and everything so far', async () => {
    const dashboard = new ListeningDashboard(lab);
    await dashboard.until((heard) => heard.length >= 3);
    dashboard.socket.close();
    expect(dashboard.heard.slice(0, 3).map(({ type }) => type)).toEqual(['catalogue', 'state', 'entries']);
    const [catalogue, state] = dashboard.heard;
    expect(catalogue?.type === 'catalogue' && catalogue.workflows.map(({ id }) => id)).toContain(workflow1.id);
    expect(state).toMatchObject({ state: { workflow: workflow1.id, runner: 'idle', shell: null } });
    const { log } = lab.lab.experiment.world;
    expect(entriesOf(dashboard.heard).map(({ seq }) => seq)).toEqual(log.entries.map(({ seq }) => seq));
  });

  it('goes on with every entry, once and in order', async () => {
    const dashboard = new ListeningDashboard(lab);
    await dashboard.until((heard) => heard.length >= 3);
    const last = lab.lab.experiment.world.log.entries.length;
    await new Visitor().go(`${lab.lab.state.addresses.store}/`);
    await dashboard.until((heard) => entriesOf(heard).length >= last + 2);
    dashboard.socket.close();
    const seqs = entriesOf(dashboard.heard).map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, at) => at + 1));
  });

  it('tells of a new state when the clock is moved', async () => {
    const dashboard = new ListeningDashboard(lab);
    await dashboard.until((heard) => heard.length >= 3);
    const before = lab.lab.state.clock.offset;
    await lab.obedience.obey({ do: 'move clock', byMs: 60_000 });
    await dashboard.until((heard) =>
      heard.some((one) => one.type === 'state' && one.state.clock.offset === before + 60_000),
    );
    dashboard.socket.close();
  });
});

describe('what leaves the lab', () => {
  it('contains none of the secrets of this world', async () => {
    const dashboard = new ListeningDashboard(lab);
    await dashboard.until((heard) => heard.length >= 3);
    dashboard.socket.close();
    const text = JSON.stringify(dashboard.heard);
    const { credentials } = lab.lab.experiment.world.recorder;
    const secrets = [...credentials.all].flatMap(({ id, name }) => {
      const value = credentials.valueOf(id);
      return value && isDistinctive(value) ? [{ name, value }] : [];
    });
    const kinds = new Set([...credentials.all].map(({ kind }) => kind));
    for (const kind of [
      'client secret',
      'API key',
      'authorization code',
      'refresh token',
      'session',
      'SSO session',
      'JWT',
    ])
      expect([...kinds]).toContain(kind);
    expect(secrets.filter(({ value }) => text.includes(value)).map(({ name }) => name)).toEqual([]);
    expect(text).not.toContain(lab.token);
  });
});
