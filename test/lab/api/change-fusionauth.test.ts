import fastify from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FusionAuthChoice, fusionAuthSource } from '../../../main/fusionauth/choose.ts';
import { ContainerError } from '../../../main/fusionauth/container/fault.ts';
import type { LabState } from '../../../main/lab/api/protocol.ts';
import { hosts } from '../../../scenarios/parties.ts';
import { createFakeContainers, type FakeContainers } from '../../fusionauth/fake-containers.ts';
import { ask } from '../../support/http.ts';
import { openServingLab, provisioning, type ServingLab, workflow1 } from '../../support/lab.ts';
import { ListeningDashboard } from '../../support/listening-dashboard.ts';
import { Visitor } from '../../support/visitor.ts';

let fake: FakeContainers;
let lab: ServingLab;
let dashboard: ListeningDashboard;

async function open(choice: FusionAuthChoice = { fusionauth: 'embedded' }): Promise<void> {
  fake = createFakeContainers();
  lab = await openServingLab(fusionAuthSource(choice, undefined, { startContainer: fake.startContainer }));
  await lab.obedience.beginByHand(workflow1.id);
  dashboard = new ListeningDashboard(lab);
}

const command = (body: unknown) =>
  ask(lab.frontDoor.port, {
    host: hosts.lab,
    method: 'POST',
    path: '/api/command',
    headers: { authorization: `Bearer ${lab.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** Resolves as soon as the dashboard has heard of such a state. */
const hears = (holds: (state: LabState) => boolean) =>
  dashboard.until((heard) => heard.some((one) => one.type === 'state' && holds(one.state)));

const toContainers = { do: 'use fusionauth', kind: 'container' } as const;

describe('the change of FusionAuth from the dashboard', () => {
  beforeEach(() => open());
  afterEach(async () => {
    dashboard.socket.close();
    await lab.close();
  });

  it('is told over the WebSocket step by step, and ends with a fresh experiment on the other one', async () => {
    const { run } = lab.lab.state;
    expect((await command(toContainers)).status).toBe(200);
    const start = await fake.start(0);
    await hears(({ fusionauth }) => fusionauth.change.state === 'looking');
    start.options.onProgress?.({ step: 'kickstart', present: 2, promised: 5 });
    await hears(
      ({ fusionauth: { change } }) =>
        change.state === 'starting' && change.progress.step === 'kickstart' && change.progress.present === 2,
    );
    expect(lab.lab.state).toMatchObject({ run, fusionauth: { kind: 'embedded' }, clock: { isMovable: true } });

    await start.succeed();
    await hears(({ fusionauth }) => fusionauth.kind === 'container' && fusionauth.change.state === 'none');
    const { state } = lab.lab;
    expect(state).toMatchObject({ run: run + 1, workflow: workflow1.id, clock: { isMovable: false, waiting: null } });
    expect(state.lifetimes.session).toBe(12_000);

    const person = new Visitor();
    await person.logIn(state.addresses.store, provisioning.user);
    expect(JSON.parse((await person.go(`${state.addresses.store}/api/user`)).text).user.email).toBe(
      provisioning.user.email,
    );
  });

  it('back to the embedded one begins at once, and ends the containers', async () => {
    await command(toContainers);
    await (await fake.start(0)).succeed();
    await hears(({ fusionauth }) => fusionauth.kind === 'container');
    expect((await command({ do: 'use fusionauth', kind: 'embedded' })).status).toBe(200);
    expect(lab.lab.state).toMatchObject({ fusionauth: { kind: 'embedded' }, clock: { isMovable: true } });
    await expect.poll(() => fake.starts[0]?.isClosed).toBe(true);
  });

  it('that is cancelled takes nothing away: not the run, not its log', async () => {
    const { world } = lab.lab.experiment;
    await command(toContainers);
    const start = await fake.start(0);
    expect((await command({ do: 'cancel fusionauth' })).status).toBe(200);
    expect(start.options.signal?.aborted).toBe(true);
    expect(lab.lab.experiment.world).toBe(world);
    expect(world.closed.aborted).toBe(false);
    expect(lab.lab.state.fusionauth.change).toEqual({ state: 'none' });
    await new Visitor().logIn(lab.lab.state.addresses.store, provisioning.user);
  });

  it('that fails says why and what to do, and the lab goes on', async () => {
    const { world } = lab.lab.experiment;
    await command(toContainers);
    (await fake.start(0)).fail(new ContainerError({ kind: 'docker not running', at: 'unix:///run/docker.sock' }));
    await hears(({ fusionauth }) => fusionauth.change.state === 'failed');
    expect(lab.lab.state.fusionauth).toMatchObject({
      kind: 'embedded',
      change: {
        says: 'Docker does not answer at unix:///run/docker.sock.',
        fix: expect.stringContaining('Start Docker'),
      },
    });
    expect(JSON.stringify(lab.lab.state.fusionauth)).not.toContain('--fusionauth');
    expect(lab.lab.experiment.world).toBe(world);
    await command({ do: 'cancel fusionauth' });
    expect(lab.lab.state.fusionauth.change).toEqual({ state: 'none' });
  });

  it('on which no experiment can begin is undone: the workflow begins on the one before', async () => {
    const { run: before } = lab.lab.state;
    await command(toContainers);
    const start = await fake.start(0);
    const refusing = fastify();
    refusing.setNotFoundHandler((_request, reply) => reply.code(500).send());
    await start.succeed(refusing);
    await hears(({ fusionauth }) => fusionauth.change.state === 'failed');
    expect(lab.lab.state.fusionauth).toMatchObject({
      kind: 'embedded',
      change: { says: expect.stringContaining('FusionAuth answered 500') },
    });
    expect(start.isClosed).toBe(true);
    const fresh = ({ run, fusionauth }: LabState) => run === before + 1 && fusionauth.kind === 'embedded';
    await hears(fresh);
    await new Visitor().logIn(lab.lab.state.addresses.store, provisioning.user);
  });

  it('is refused while workflows are being run for a comparison', async () => {
    lab.lab.toRecord = [workflow1.id];
    const refused = await command(toContainers);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('A run is in progress');
    expect(fake.starts).toEqual([]);
  });

  it('waits, when it is ready, for what was begun meanwhile; a reset or a word from the person makes it', async () => {
    await command(toContainers);
    lab.lab.toRecord = [workflow1.id];
    await (await fake.start(0)).succeed();
    await hears(({ fusionauth }) => fusionauth.change.state === 'ready');
    const early = await command(toContainers);
    expect(early).toMatchObject({ status: 409, text: expect.stringContaining('A run is in progress') });
    expect(lab.lab.state.fusionauth.kind).toBe('embedded');
    lab.lab.toRecord = [];
    expect((await command(toContainers)).status).toBe(200);
    expect(lab.lab.state.fusionauth).toMatchObject({ kind: 'container', change: { state: 'none' } });
  });

  it('is made by a reset when it is ready', async () => {
    await command(toContainers);
    lab.lab.toRecord = [workflow1.id];
    await (await fake.start(0)).succeed();
    await hears(({ fusionauth }) => fusionauth.change.state === 'ready');
    await command({ do: 'reset' });
    expect(lab.lab.state.fusionauth).toMatchObject({ kind: 'container', change: { state: 'none' } });
  });

  it('does not wait behind a person who waits for a life to end', async () => {
    await command(toContainers);
    await (await fake.start(0)).succeed();
    await hears(({ fusionauth }) => fusionauth.kind === 'container');
    const waiting = command({ do: 'move clock past', lifetime: 'session' });
    await hears(({ clock }) => clock.waiting?.lifetime === 'session');
    const { clock } = lab.lab.state;
    expect((clock.waiting?.until ?? 0) - clock.now).toBeGreaterThan(11_000);
    expect((await command({ do: 'use fusionauth', kind: 'embedded' })).status).toBe(200);
    expect((await waiting).status).toBe(200);
    expect(lab.lab.state.clock).toMatchObject({ isMovable: true, waiting: null });
  });

  it('is given up with the lab', async () => {
    await command(toContainers);
    const start = await fake.start(0);
    await lab.close();
    expect(start.options.signal?.aborted).toBe(true);
  });

  it.each([
    ['another kind', { do: 'use fusionauth', kind: 'somebody else' }],
    ['no kind', { do: 'use fusionauth' }],
    ['a pull that is no yes or no', { do: 'use fusionauth', kind: 'container', pull: 'all' }],
  ])('is no command with %s', async (_what, body) => {
    expect((await command(body)).status).toBe(400);
  });
});

describe('what may not be', () => {
  afterEach(async () => {
    dashboard.socket.close();
    await lab.close();
  });

  it('the one in use is not started a second time', async () => {
    await open();
    const refused = await command({ do: 'use fusionauth', kind: 'embedded' });
    expect(refused).toMatchObject({ status: 409, text: expect.stringContaining('already') });
  });

  it('nothing is pulled with --offline', async () => {
    await open({ fusionauth: 'embedded', offline: true });
    expect(lab.lab.state.fusionauth.offline).toBe(true);
    const refused = await command({ ...toContainers, pull: true });
    expect(refused).toMatchObject({ status: 409, text: expect.stringContaining('--offline') });
    expect(fake.starts).toEqual([]);
  });
});
