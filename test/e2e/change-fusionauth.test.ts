import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensurePages } from '../../main/cli/pages.ts';
import { fusionAuthSource } from '../../main/fusionauth/choose.ts';
import { type OpenLab, openLab } from '../../main/lab/open-lab.ts';
import type { Shell } from '../../main/shells/port.ts';
import { createFakeContainers } from '../fusionauth/fake-containers.ts';
import { provisioning, workflow1 } from '../support/lab.ts';
import { launchBrowser } from './bench.ts';

/** A change of FusionAuth takes no run away from anybody. The windows are real, the containers are not. */

const fake = createFakeContainers();
const toContainers = { do: 'use fusionauth', kind: 'container' } as const;
let shell: Shell;
let open: OpenLab;

beforeAll(async () => {
  const pages = await ensurePages(() => undefined);
  shell = await launchBrowser();
  const fusionauth = fusionAuthSource({ fusionauth: 'embedded' }, undefined, { startContainer: fake.startContainer });
  open = await openLab({ shell, port: 0, fusionauth, provisioning, pages });
  await open.obedience.beginByHand(workflow1.id);
});
afterAll(async () => {
  await open?.close();
  await shell?.close();
});

const status = () => open.lab.experiment.runner?.status;

it('that is ready in the middle of a run waits, is not asked for twice, and is made by the next run', async () => {
  const { lab, obedience } = open;
  await obedience.obey({ do: 'step' });
  await expect.poll(status).toBe('paused');
  const { world } = lab.experiment;
  await obedience.obey(toContainers);
  await obedience.obey({ do: 'step' });
  expect(status()).toBe('running');
  await expect(obedience.obey(toContainers)).rejects.toThrow('being started in Docker already');
  await (await fake.start(0)).succeed();
  await expect.poll(() => lab.state.fusionauth.change.state).toBe('ready');
  await expect.poll(status).toBe('paused');
  // Nothing else is in the queue: what would have taken over has had its turn.
  await obedience.obey({ do: 'open window', site: 'store' });
  expect(lab.experiment.world).toBe(world);
  expect(world.closed.aborted).toBe(false);

  await obedience.obey({ do: 'reset' });
  expect(lab.state).toMatchObject({ fusionauth: { kind: 'container', change: { state: 'none' } }, runner: 'idle' });
  expect(world.closed.aborted).toBe(true);
});

it('is refused while a run is in progress, with what to do first', async () => {
  const { lab, obedience } = open;
  await obedience.obey({ do: 'step' });
  expect(status()).toBe('running');
  const back = obedience.obey({ do: 'use fusionauth', kind: 'embedded' });
  await expect(back).rejects.toThrow('Pause or reset it first');
  expect(lab.state.fusionauth.kind).toBe('container');
  await expect.poll(status).toBe('paused');
});

it('opens windows of both sites on the one that was changed to', async () => {
  const { lab, obedience } = open;
  await obedience.obey({ do: 'use fusionauth', kind: 'embedded' });
  expect(lab.state).toMatchObject({ fusionauth: { kind: 'embedded' }, runner: 'idle' });
  expect(lab.state.windows.map(({ site }) => site)).toEqual(['store', 'forums']);
});
