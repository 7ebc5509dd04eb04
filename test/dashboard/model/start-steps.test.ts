import { expect, it } from 'vitest';
import { startSteps } from '../../../renderer/dashboard/model/start-steps.ts';

const pulls = [{ name: 'one:1' }, { name: 'two:1' }];
const image = 'two:1';

it('a start without a pull has three steps, one of them now', () => {
  const progress = { step: 'starting', what: 'FusionAuth', image } as const;
  expect(startSteps({ state: 'starting', progress, pulls: [] })).toEqual([
    { title: 'Start PostgreSQL', state: 'done' },
    { title: 'Start FusionAuth', state: 'now' },
    { title: 'Set up by the kickstart file', state: 'to come' },
  ]);
});

it('a pull comes first, image after image, each with its own percent', () => {
  const progress = { step: 'pulling', image, percent: 43, totalMegabytes: 348 } as const;
  expect(startSteps({ state: 'starting', progress, pulls }).slice(0, 3)).toEqual([
    { title: 'Download one:1', state: 'done' },
    { title: 'Download two:1', state: 'now', percent: 43, detail: '43 % of 348 MB' },
    { title: 'Start PostgreSQL', state: 'to come' },
  ]);
});

it('an image of which everything known is loaded is not said to be there', () => {
  const progress = { step: 'pulling', image, percent: 100, totalMegabytes: 348 } as const;
  const now = startSteps({ state: 'starting', progress, pulls }).find(({ state }) => state === 'now');
  expect(now).toMatchObject({ title: 'Download two:1', detail: '348 MB loaded so far, being unpacked' });
});

it('before the first byte nothing is done, and when it is ready nothing is to come', () => {
  const about = startSteps({ state: 'starting', progress: { step: 'about to pull', image }, pulls });
  expect(about.map(({ state }) => state)).toEqual(['now', 'to come', 'to come', 'to come', 'to come']);
  const ready = { step: 'ready', version: '1.69.0', tookMs: 1 } as const;
  expect(new Set(startSteps({ state: 'starting', progress: ready, pulls }).map(({ state }) => state))).toEqual(
    new Set(['done']),
  );
});

it('containers that were kept are the only step', () => {
  const steps = startSteps({ state: 'starting', progress: { step: 'found warm' }, pulls: [] });
  expect(steps).toHaveLength(1);
  expect(steps[0]?.title).toContain('kept');
});
