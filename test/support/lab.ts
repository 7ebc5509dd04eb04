import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fusionAuthSource } from '../../main/fusionauth/choose.ts';
import { readProvisioning } from '../../main/fusionauth/kickstart/provisioning.ts';
import { type OpenLab, openLab } from '../../main/lab/open-lab.ts';
import { catalogue } from '../../scenarios/catalogue.ts';
import type { Workflow } from '../../scenarios/workflow.ts';

export const provisioning = readProvisioning();

/** Main workflow 1. */
export const workflow1: Workflow = (() => {
  const id = 'spa-oauth-authorization-code-grant-sessions-refresh-tokens-cookies';
  const found = catalogue.find((one) => one.id === id);
  if (!found) throw new Error(`The catalogue has no ${id}.`);
  return found;
})();

export type ServingLab = OpenLab & { readonly token: string };

/** A lab as `lab serve` opens it: everything but a browser, with pages that hold nothing. */
export async function openServingLab(fusionauth = fusionAuthSource({ fusionauth: 'embedded' })): Promise<ServingLab> {
  const pages = await mkdtemp(join(tmpdir(), 'loginscope-pages-'));
  for (const folder of ['dashboard', 'spa', 'assets']) await mkdir(join(pages, folder));
  await writeFile(join(pages, 'dashboard', 'index.html'), '<style nonce="__NONCE__"></style><p>dashboard</p>');
  await writeFile(join(pages, 'spa', 'index.html'), '<!doctype html><p>spa</p>');
  const open = await openLab({ shell: null, port: 0, fusionauth, provisioning, pages });
  const [, token = ''] = open.dashboardUrl.split('#token=');
  return {
    ...open,
    token,
    async close() {
      await open.close();
      await rm(pages, { recursive: true, force: true });
    },
  };
}
