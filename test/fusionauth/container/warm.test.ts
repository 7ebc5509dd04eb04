import { beforeAll, describe, expect, it } from 'vitest';
import type { Images } from '../../../main/fusionauth/container/images.ts';
import {
  type ContainerFusionAuth,
  type ContainerOptions,
  startContainer,
} from '../../../main/fusionauth/container/index.ts';
import { docker, engineHere, environment, leftBy, originOf, standInsHere } from './here.ts';

describe.skipIf(!engineHere.isThere)(`a FusionAuth that is kept warm${engineHere.why}`, () => {
  let images: Images;
  const steps: string[] = [];
  const start = (more: Partial<ContainerOptions> = {}): Promise<ContainerFusionAuth> => {
    steps.length = 0;
    // A setting of its own keeps this file's containers apart from those of others.
    const settings = { STAND_IN_NOTE: 'warm.test' };
    return startContainer({ environment, images, settings, onProgress: ({ step }) => steps.push(step), ...more });
  };
  const elsewhere = { ...environment, FUSIONAUTH_ORIGIN: 'http://example.fusionauth.localhost:4999' };

  beforeAll(async () => {
    images = await standInsHere();
  }, 120_000);

  it('is found again, in a fraction of the time, with the addresses of the next launch', async () => {
    const first = await start({ keepWarm: true });
    await first.close();
    expect(await leftBy()).toHaveLength(3);
    const second = await start({ environment: elsewhere });
    expect(steps).toEqual(['found warm', 'ready']);
    expect(originOf(second)).toBe(originOf(first));
    const found = await fetch(`${originOf(second)}/.well-known/openid-configuration`);
    expect(await found.json()).toMatchObject({ issuer: elsewhere.FUSIONAUTH_ORIGIN });
    await second.close();
    expect(await leftBy()).toEqual([]);
  });

  it('is taken by one of two launches; the other starts its own; of two that could be kept one is', async () => {
    await (await start({ keepWarm: true })).close();
    const [one, other] = await Promise.all([start({ keepWarm: true }), start({ keepWarm: true })]);
    expect(originOf(one)).not.toBe(originOf(other));
    expect(await leftBy()).toHaveLength(6);
    await Promise.all([one.close(), other.close()]);
    expect(await leftBy()).toHaveLength(3);
    await (await start()).close();
    expect(await leftBy()).toEqual([]);
  });

  it('is not used for other images or settings', async () => {
    await (await start({ keepWarm: true })).close();
    const other = await start({ settings: { STAND_IN_NOTE: 'other' } });
    expect(steps).not.toContain('found warm');
    await other.close();
    await (await start()).close();
    expect(await leftBy()).toEqual([]);
  });

  it('is replaced when it does not run any more', async () => {
    await (await start({ keepWarm: true })).close();
    const [name] = (await leftBy()).filter((one) => one.includes('.warm.'));
    await docker()
      .getContainer(name?.slice(1) ?? '')
      .kill();
    const fresh = await start();
    expect(steps).not.toContain('found warm');
    await fresh.close();
    expect(await leftBy()).toEqual([]);
  });
});
