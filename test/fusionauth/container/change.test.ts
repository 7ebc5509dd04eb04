import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fusionAuthSource } from '../../../main/fusionauth/choose.ts';
import type { Progress } from '../../../main/fusionauth/container/progress.ts';
import type { SwitchableFusionAuth } from '../../../main/fusionauth/switchable.ts';
import type { Command, LabState } from '../../../main/lab/api/protocol.ts';
import { openServingLab, provisioning, type ServingLab, workflow1 } from '../../support/lab.ts';
import { ListeningDashboard } from '../../support/listening-dashboard.ts';
import { Visitor } from '../../support/visitor.ts';
import { engineHere, leftBy, standInsHere } from './here.ts';
import { standIns } from './images/stand-ins.ts';

describe.skipIf(!engineHere.isThere)(`a lab whose FusionAuth is exchanged${engineHere.why}`, () => {
  let source: SwitchableFusionAuth;
  let lab: ServingLab;
  let dashboard: ListeningDashboard;
  const progress: Progress[] = [];
  const hears = (holds: (state: LabState) => boolean) =>
    dashboard.until((heard) => heard.some((one) => one.type === 'state' && holds(one.state)));
  /** What was heard before is not what follows from it. */
  const obey = (command: Command) => {
    dashboard.heard.length = 0;
    return lab.obedience.obey(command);
  };
  const logIn = async () => {
    const { store } = lab.lab.state.addresses;
    const person = new Visitor();
    await person.logIn(store, provisioning.user);
    return JSON.parse((await person.go(`${store}/api/user`)).text).user.email;
  };

  beforeAll(async () => {
    await standInsHere();
    process.env.LOGINSCOPE_POSTGRES_IMAGE = standIns.postgres.name;
    process.env.LOGINSCOPE_FUSIONAUTH_IMAGE = standIns.fusionauth.name;
    source = fusionAuthSource({ fusionauth: 'embedded', offline: true }, (one) => progress.push(one));
    lab = await openServingLab(source);
    await lab.obedience.beginByHand(workflow1.id);
    dashboard = new ListeningDashboard(lab);
  }, 120_000);
  afterAll(async () => {
    dashboard?.socket.close();
    await lab?.close();
    await source?.end();
  });

  it('says which image is missing, and pulls nothing', async () => {
    process.env.LOGINSCOPE_FUSIONAUTH_IMAGE = 'loginscope/nowhere:1';
    await obey({ do: 'use fusionauth', kind: 'container' });
    await hears(({ fusionauth }) => fusionauth.change.state === 'images missing');
    process.env.LOGINSCOPE_FUSIONAUTH_IMAGE = standIns.fusionauth.name;
    expect(lab.lab.state.fusionauth.change).toEqual({
      state: 'images missing',
      images: [{ name: 'loginscope/nowhere:1' }],
    });
    expect(await leftBy()).toEqual([]);
  });

  it('leaves nothing behind when it is cancelled in mid-start, and goes on with the embedded one', async () => {
    await obey({ do: 'use fusionauth', kind: 'container' });
    await hears(({ fusionauth: { change } }) => change.state === 'starting' && change.progress.step === 'kickstart');
    expect(await leftBy()).toHaveLength(3);
    await obey({ do: 'cancel fusionauth' });
    expect(await leftBy()).toEqual([]);
    expect(lab.lab.state.fusionauth).toMatchObject({ kind: 'embedded', change: { state: 'none' } });
    expect(await logIn()).toBe(provisioning.user.email);
  });

  it('begins afresh on the containers as soon as they are ready, and a person can log in there', async () => {
    const { run } = lab.lab.state;
    progress.length = 0;
    await obey({ do: 'use fusionauth', kind: 'container' });
    expect(lab.lab.state).toMatchObject({ run, fusionauth: { kind: 'embedded' } });
    await hears(({ fusionauth }) => fusionauth.kind === 'container' && fusionauth.change.state === 'none');
    expect([...new Set(progress.map(({ step }) => step))]).toEqual(['starting', 'kickstart', 'ready']);
    expect(lab.lab.state).toMatchObject({ run: run + 1, workflow: workflow1.id, clock: { isMovable: false } });
    expect(await logIn()).toBe(provisioning.user.email);
    const asked = lab.lab.experiment.world.log.entries.flatMap((entry) =>
      entry.type === 'request' && entry.exchange.to === 'fusionauth' ? [entry.exchange.from] : [],
    );
    expect(asked).toContain('store');
  }, 60_000);

  it('goes back to the embedded one at once, and leaves nothing in Docker', async () => {
    await obey({ do: 'use fusionauth', kind: 'embedded' });
    expect(lab.lab.state).toMatchObject({ fusionauth: { kind: 'embedded' }, clock: { isMovable: true } });
    expect(await logIn()).toBe(provisioning.user.email);
    await expect.poll(() => lab.lab.state.fusionauth.change, { timeout: 20_000 }).toEqual({ state: 'none' });
    expect(await leftBy()).toEqual([]);
  }, 60_000);

  it('leaves nothing in Docker when the lab ends in mid-start', async () => {
    await obey({ do: 'use fusionauth', kind: 'container' });
    await hears(({ fusionauth: { change } }) => change.state === 'starting' && change.progress.step === 'starting');
    await lab.close();
    await source.end();
    expect(await leftBy()).toEqual([]);
  }, 60_000);
});
