import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  GROUP_LABEL,
  MAKER_LABEL,
  nameInUse,
  nameWarm,
  type Owner,
  thisProcess,
  writeOwner,
} from '../../../main/fusionauth/container/ownership.ts';
import { removeGroup, sweep } from '../../../main/fusionauth/container/sweep.ts';
import { docker, engineHere, standInsHere } from './here.ts';
import { standIns } from './images/stand-ins.ts';

describe.skipIf(!engineHere.isThere)(`what is swept at the next start${engineHere.why}`, () => {
  const groups: string[] = [];
  let dead: Owner;

  beforeAll(async () => {
    await standInsHere();
    const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await once(child, 'exit');
    dead = { ...thisProcess, pid: child.pid ?? 0 };
  }, 120_000);
  afterEach(() => Promise.all(groups.splice(0).map((group) => removeGroup(docker(), group))));

  /** A network and a container that does not run, as a lab leaves them that ended on the way. */
  async function leave(maker: Owner, nameOf?: (group: string) => string): Promise<string> {
    const group = randomBytes(6).toString('hex');
    groups.push(group);
    const Labels = { [GROUP_LABEL]: group, [MAKER_LABEL]: writeOwner(maker) };
    await docker().createNetwork({ Name: `loginscope-${group}`, Labels });
    await docker().createContainer({
      Image: standIns.postgres.name,
      Labels,
      ...(nameOf ? { name: nameOf(group) } : {}),
    });
    return group;
  }

  const isThere = async (group: string): Promise<boolean> => {
    const filters = { label: [`${GROUP_LABEL}=${group}`] };
    const containers = await docker().listContainers({ all: true, filters });
    return containers.length + (await docker().listNetworks({ filters })).length > 0;
  };

  it('what a dead process has made', async () => {
    const group = await leave(dead);
    await sweep(docker());
    expect(await isThere(group)).toBe(false);
  });

  it('what a dead process had taken over from another, and not the other way round', async () => {
    const takenByDead = await leave(thisProcess, (group) => nameInUse(dead, group));
    const takenByLiving = await leave(dead, (group) => nameInUse(thisProcess, group));
    await sweep(docker());
    expect(await isThere(takenByDead)).toBe(false);
    expect(await isThere(takenByLiving)).toBe(true);
  });

  it('not what a living process has made, and not what another machine has', async () => {
    const living = await leave(thisProcess);
    const elsewhere = await leave({ host: '0123456789ab', pid: dead.pid });
    await sweep(docker());
    expect([await isThere(living), await isThere(elsewhere)]).toEqual([true, true]);
  });

  it('what was kept warm and does not run any more', async () => {
    const group = await leave(dead, (id) => nameWarm(id));
    await sweep(docker());
    expect(await isThere(group)).toBe(false);
  });
});
