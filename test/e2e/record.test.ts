import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensurePages } from '../../main/cli/pages.ts';
import { fusionAuthSource } from '../../main/fusionauth/choose.ts';
import { type OpenLab, openLab } from '../../main/lab/open-lab.ts';
import type { Shell } from '../../main/shells/port.ts';
import { catalogue } from '../../scenarios/catalogue.ts';
import { provisioning, workflow1 } from '../support/lab.ts';
import { launchBrowser } from './bench.ts';

/** Running workflows for a comparison takes no run away, and a run that was stopped takes no recording away. */

const another = catalogue[1]?.id ?? '';
let shell: Shell;
let open: OpenLab;

beforeAll(async () => {
  const pages = await ensurePages(() => undefined);
  shell = await launchBrowser();
  const fusionauth = fusionAuthSource({ fusionauth: 'embedded' });
  open = await openLab({ shell, port: 0, fusionauth, provisioning, pages });
  await open.obedience.beginByHand(workflow1.id);
});
afterAll(async () => {
  await open?.close();
  await shell?.close();
});

it('is refused while a run is in progress', async () => {
  const { lab, obedience } = open;
  await obedience.obey({ do: 'run' });
  const { world } = lab.experiment;
  await expect(obedience.obey({ do: 'record', workflows: [workflow1.id] })).rejects.toThrow('Pause or reset it first');
  expect(lab.experiment.world).toBe(world);
  expect(lab.toRecord).toEqual([]);
  await expect.poll(() => lab.experiment.runner?.status, { timeout: 25_000 }).toBe('ended');
});

it('keeps what a whole run has recorded when the next one is stopped half-way', async () => {
  const { lab, obedience } = open;
  const whole = lab.recordings.get(workflow1.id);
  expect(whole?.verdict).toBe('passed');
  await obedience.obey({ do: 'run' });
  await obedience.obey({ do: 'reset' });
  expect(lab.recordings.get(workflow1.id)).toBe(whole);
});

it('is done one after the other', async () => {
  const { lab, obedience } = open;
  await obedience.obey({ do: 'record', workflows: [another] });
  await expect.poll(() => lab.recordings.get(another)?.verdict, { timeout: 25_000 }).toBe('passed');
  await expect.poll(() => lab.toRecord).toEqual([]);
});
