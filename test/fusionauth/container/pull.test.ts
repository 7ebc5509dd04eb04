import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchImages } from '../../../main/fusionauth/container/fetch-images.ts';
import type { Images } from '../../../main/fusionauth/container/images.ts';
import { type Progress, sayProgress } from '../../../main/fusionauth/container/progress.ts';
import { docker, engineHere } from './here.ts';
import { openRegistry, type Registry } from './registry.ts';

describe.skipIf(!engineHere.isThere)(`pulling images${engineHere.why}`, () => {
  let registry: Registry;
  let images: Images;
  const progress: Progress[] = [];
  const fetching = (onProgress: (one: Progress) => void = () => undefined, signal = new AbortController().signal) =>
    fetchImages(docker(), images, {
      offline: false,
      signal,
      onProgress: (one) => {
        progress.push(one);
        onProgress(one);
      },
    });
  const isThere = (name: string) =>
    docker()
      .getImage(name)
      .inspect()
      .then(
        () => true,
        () => false,
      );

  beforeEach(async () => {
    progress.length = 0;
    registry = await openRegistry(12, 60);
    images = {
      postgres: { role: 'PostgreSQL', name: `${registry.host}/one:1`, roughMegabytes: 12 },
      fusionauth: { role: 'FusionAuth', name: `${registry.host}/two:1`, roughMegabytes: 12 },
    };
  });
  afterEach(async () => {
    for (const { name } of [images.postgres, images.fusionauth])
      await docker()
        .getImage(name)
        .remove()
        .catch(() => undefined);
    await registry.close();
  });

  it('says both images and their size before the first byte, then percent by percent; and nothing when they are there', async () => {
    await fetching();
    expect(progress.slice(0, 2)).toEqual([
      { step: 'about to pull', image: images.postgres.name, roughMegabytes: 12 },
      { step: 'about to pull', image: images.fusionauth.name, roughMegabytes: 12 },
    ]);
    const percents = progress.flatMap((one) => (one.step === 'pulling' ? [one.percent] : []));
    expect(percents.length).toBeGreaterThan(3);
    expect(percents).toEqual(percents.toSorted((one, other) => one - other));
    expect(progress.find(({ step }) => step === 'pulling')).toMatchObject({
      image: images.postgres.name,
      totalMegabytes: 12,
    });
    expect([await isThere(images.postgres.name), await isThere(images.fusionauth.name)]).toEqual([true, true]);
    const before = progress.length;
    await fetching();
    expect(progress).toHaveLength(before);
  });

  it('stops when it is cancelled, and has pulled nothing', async () => {
    const cancel = new AbortController();
    const stopped = fetching((one) => one.step === 'pulling' && cancel.abort(), cancel.signal);
    await expect(stopped).rejects.toThrow();
    expect(progress.filter(({ step }) => step === 'pulling')).toHaveLength(1);
    expect(await isThere(images.postgres.name)).toBe(false);
  });

  it('has a sentence for every step', () => {
    const says = (one: Progress) => sayProgress(one);
    expect(says({ step: 'about to pull', image: 'one:1', roughMegabytes: 12 })).toContain('one:1 (about 12 MB)');
    expect(says({ step: 'about to pull', image: 'one:1' })).toContain('of unknown size');
    expect(says({ step: 'pulling', image: 'one:1', percent: 7, totalMegabytes: 12 })).toBe(
      'Pulling one:1: 7 % of 12 MB',
    );
    expect(says({ step: 'ready', version: '1.69.0', tookMs: 2345 })).toBe('FusionAuth 1.69.0 is ready after 2.3 s.');
  });
});
