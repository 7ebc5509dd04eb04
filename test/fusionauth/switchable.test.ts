import { beforeEach, describe, expect, it } from 'vitest';
import { type FusionAuthChoice, fusionAuthSource } from '../../main/fusionauth/choose.ts';
import { ContainerError } from '../../main/fusionauth/container/fault.ts';
import { chooseImages } from '../../main/fusionauth/container/images.ts';
import type { SwitchableFusionAuth } from '../../main/fusionauth/switchable.ts';
import { environment } from './container/launch-environment.ts';
import { createFakeContainers, type FakeContainers } from './fake-containers.ts';

const clock = { now: () => 0 };
const { postgres, fusionauth } = chooseImages({});

let fake: FakeContainers;
let source: SwitchableFusionAuth;

/** A launch that has begun its first experiment. */
async function launch(choice: FusionAuthChoice = { fusionauth: 'embedded' }, noContainers?: string): Promise<void> {
  fake = createFakeContainers();
  source = fusionAuthSource(choice, undefined, { startContainer: fake.startContainer, noContainers });
  const started = source.start(clock, environment);
  if (choice.fusionauth === 'container') await (await fake.start(0)).succeed();
  await started;
}

/** Has containers ready and in use. */
async function change(): Promise<void> {
  const ready = source.prepare('container', false);
  await (await fake.start(0)).succeed();
  expect(await ready).toBe(true);
  const adoption = source.adopt();
  await source.start(clock, environment);
  adoption?.settle();
}

describe('a change to containers', () => {
  beforeEach(() => launch());

  it('leaves the one in use alone until the other is ready, and tells every step', async () => {
    const ready = source.prepare('container', false);
    const start = await fake.start(0);
    expect(source.change).toEqual({ state: 'looking' });
    start.options.onProgress?.({ step: 'starting', what: 'PostgreSQL', image: 'one:1' });
    expect(source.change).toEqual({
      state: 'starting',
      progress: { step: 'starting', what: 'PostgreSQL', image: 'one:1' },
      pulls: [],
    });
    expect(source.kind).toBe('embedded');
    expect((await source.start(clock, environment)).kind).toBe('embedded');
    await start.succeed();
    expect(await ready).toBe(true);
    expect(source.change).toEqual({ state: 'ready', version: '1.69.0' });
    expect(source.kind).toBe('embedded');

    const adoption = source.adopt();
    expect(source.kind).toBe('container');
    expect((await source.start(clock, environment)).kind).toBe('container');
    adoption?.settle();
    expect(source.change).toEqual({ state: 'none' });
    expect(fake.starts).toHaveLength(1);
  });

  it('gives containers that nobody has used as they are, and brings them back to their kickstart from then on', async () => {
    await change();
    expect(fake.starts[0]?.restored).toBe(0);
    await source.start(clock, environment);
    expect(fake.starts[0]?.restored).toBe(1);
    expect(fake.starts[0]?.options.environment).toEqual(environment);
  });

  it('pulls nothing that a person has not asked for: first it says what is missing and how large it is', async () => {
    const asked = source.prepare('container', false);
    const first = await fake.start(0);
    expect(first.options.offline).toBe(true);
    first.fail(new ContainerError({ kind: 'images missing', images: [postgres.name, fusionauth.name] }));
    expect(await asked).toBe(false);
    expect(source.change).toEqual({
      state: 'images missing',
      images: [
        { name: postgres.name, roughMegabytes: 150 },
        { name: fusionauth.name, roughMegabytes: 350 },
      ],
    });
    void source.prepare('container', true);
    const second = await fake.start(1);
    expect(second.options.offline).toBe(false);
    for (const { name: image, roughMegabytes = 0 } of [postgres, fusionauth])
      second.options.onProgress?.({ step: 'about to pull', image, roughMegabytes });
    second.options.onProgress?.({ step: 'pulling', image: postgres.name, percent: 43, totalMegabytes: 148 });
    expect(source.change).toEqual({
      state: 'starting',
      progress: { step: 'pulling', image: postgres.name, percent: 43, totalMegabytes: 148 },
      pulls: [
        { name: postgres.name, roughMegabytes: 150 },
        { name: fusionauth.name, roughMegabytes: 350 },
      ],
    });
    await source.end();
  });

  it('can be cancelled in mid-start: what was started is ended, and the one in use goes on', async () => {
    const ready = source.prepare('container', false);
    const start = await fake.start(0);
    start.options.onProgress?.({ step: 'kickstart', present: 2, promised: 5 });
    const over = source.cancel();
    expect(source.change).toEqual({ state: 'cancelling' });
    expect(source.whyNot('container', false)).toContain('still being ended');
    await over;
    expect(await ready).toBe(false);
    expect(start.options.signal?.aborted).toBe(true);
    expect(source.change).toEqual({ state: 'none' });
    expect(source.adopt()).toBeUndefined();
    expect((await source.start(clock, environment)).kind).toBe('embedded');
    // What comes too late is not told.
    start.options.onProgress?.({ step: 'kickstart', present: 3, promised: 5 });
    expect(source.change).toEqual({ state: 'none' });
  });

  it('can be cancelled when it is ready: the containers are ended', async () => {
    const ready = source.prepare('container', false);
    await (await fake.start(0)).succeed();
    await ready;
    await source.cancel();
    expect(fake.starts[0]?.isClosed).toBe(true);
    expect(source.change).toEqual({ state: 'none' });
  });

  it('is given up by asking for the one in use', async () => {
    const ready = source.prepare('container', false);
    const start = await fake.start(0);
    expect(await source.prepare('embedded', false)).toBe(false);
    expect(await ready).toBe(false);
    expect(start.options.signal?.aborted).toBe(true);
    expect(source.kind).toBe('embedded');
  });

  it('that fails is told with what to do and the last lines at hand, and can be tried again', async () => {
    const ready = source.prepare('container', false);
    const fault = new ContainerError({ kind: 'out of memory', what: 'FusionAuth', when: 'starting' }, ['one', 'two']);
    (await fake.start(0)).fail(fault);
    expect(await ready).toBe(false);
    expect(source.change).toEqual({
      state: 'failed',
      says: expect.stringContaining('ran out of memory'),
      fix: expect.stringContaining('Give Docker at least 2 GB'),
      log: ['one', 'two'],
    });
    expect(source.kind).toBe('embedded');
    const again = source.prepare('container', false);
    await (await fake.start(1)).succeed();
    expect(await again).toBe(true);
    await source.end();
  });

  it('is refused while another is under way, and when it is in use already', async () => {
    expect(source.whyNot('embedded', false)).toContain('the embedded one already');
    void source.prepare('container', false);
    await fake.start(0);
    expect(source.whyNot('container', false)).toContain('is being started in Docker already');
    await expect(source.prepare('container', true)).rejects.toThrow('is being started in Docker already');
    expect(fake.starts).toHaveLength(1);
    await source.end();
  });

  it('tells when the containers die before anybody used them', async () => {
    const ready = source.prepare('container', false);
    const start = await fake.start(0);
    await start.succeed();
    await ready;
    start.die('FusionAuth ended.');
    await expect.poll(() => source.change).toEqual({ state: 'failed', says: 'FusionAuth ended.', log: [] });
    expect(source.adopt()).toBeUndefined();
    await expect.poll(() => start.isClosed).toBe(true);
  });

  it('is undone when nothing can be begun on it: the one before is in use again', async () => {
    const ready = source.prepare('container', false);
    await (await fake.start(0)).succeed();
    await ready;
    await source.adopt()?.undo(new Error('FusionAuth answered 500 to PATCH /api/tenant.'));
    expect(source.kind).toBe('embedded');
    expect(source.change).toMatchObject({ state: 'failed', says: expect.stringContaining('answered 500') });
    expect(fake.starts[0]?.isClosed).toBe(true);
  });

  it('ends with the launch, in mid-start', async () => {
    const ready = source.prepare('container', false);
    const start = await fake.start(0);
    await source.end();
    expect(start.options.signal?.aborted).toBe(true);
    expect(await ready).toBe(false);
  });
});

describe('a change back', () => {
  it('ends the containers when the embedded one has begun, and not before', async () => {
    await launch({ fusionauth: 'container' });
    expect(await source.prepare('embedded', false)).toBe(true);
    const adoption = source.adopt();
    expect((await source.start(clock, environment)).kind).toBe('embedded');
    expect(fake.starts[0]?.isClosed).toBe(false);
    adoption?.settle();
    expect(source.change).toEqual({ state: 'leaving', keeps: false });
    await expect.poll(() => source.change).toEqual({ state: 'none' });
    expect(fake.starts[0]?.isClosed).toBe(true);
  });

  it('says that they stay where that was asked for, and a launch that ends waits for them', async () => {
    await launch({ fusionauth: 'container', keepFusionauth: true });
    expect(fake.starts[0]?.options.keepWarm).toBe(true);
    await source.prepare('embedded', false);
    source.adopt()?.settle();
    expect(source.change).toEqual({ state: 'leaving', keeps: true });
    expect(source.whyNot('container', false)).toContain('still being ended');
    await source.end();
    expect(fake.starts[0]?.isClosed).toBe(true);
  });
});

describe('containers in use that have died', () => {
  it('are started anew for the next experiment, told and cancelled like a change', async () => {
    await launch();
    await change();
    fake.starts[0]?.die('FusionAuth ended.');
    const next = source.start(clock, environment);
    const second = await fake.start(1);
    second.options.onProgress?.({ step: 'kickstart', present: 0, promised: 5 });
    expect(source.change).toMatchObject({ state: 'starting' });
    await source.cancel();
    await expect(next).rejects.toThrow('cancelled');
    expect(source.change).toEqual({ state: 'none' });

    const again = source.start(clock, environment);
    const third = await fake.start(2);
    third.options.onProgress?.({ step: 'kickstart', present: 5, promised: 5 });
    await third.succeed();
    expect((await again).kind).toBe('container');
    expect(source.change).toEqual({ state: 'none' });
    await source.end();
    expect(third.isClosed).toBe(true);
  });
});

describe('where there can be no change', () => {
  it('says that the installation has no containers', async () => {
    await launch({ fusionauth: 'embedded' }, 'No containers in here.');
    expect(source.whyNot('container', false)).toBe('No containers in here.');
    await expect(source.prepare('container', false)).rejects.toThrow('No containers in here.');
  });

  it('with --offline nothing is pulled, even when it is asked for', async () => {
    await launch({ fusionauth: 'embedded', offline: true });
    expect(source.whyNot('container', false)).toBeUndefined();
    expect(source.whyNot('container', true)).toContain('--offline');
    await expect(source.prepare('container', true)).rejects.toThrow('--offline');
    expect(fake.starts).toEqual([]);
  });
});
