import { type FusionAuthChoice, fusionAuthSource } from '../fusionauth/choose.ts';
import { readProvisioning } from '../fusionauth/kickstart/provisioning.ts';
import { tellInLines } from '../fusionauth/tell-in-lines.ts';
import { findWorkflow } from '../lab/find-workflow.ts';
import { openLab } from '../lab/open-lab.ts';
import type { Ending } from './ending.ts';
import { ensurePages } from './pages.ts';

export interface ServeOptions extends FusionAuthChoice {
  readonly id: string;
  readonly port: number;
  readonly json: boolean;
}

/** Starts everything but a browser and says where it is. Returns when the process is asked to end. */
export async function serveWorkflow({ id, port, json, ...choice }: ServeOptions, ending: Ending): Promise<0> {
  const workflow = findWorkflow(id);
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  const pages = await ensurePages(tell);
  const provisioning = readProvisioning();
  const fusionauth = fusionAuthSource(choice, tellInLines(tell));
  ending.undo(() => fusionauth.end());
  const { obedience, frontDoor, elsewhere, dashboardUrl, close } = await openLab({
    shell: null,
    port,
    fusionauth,
    provisioning,
    pages,
  });
  ending.undo(close);
  if (elsewhere) tell(elsewhere);
  await obedience.beginByHand(workflow.id);
  const { user, apiKey, applications } = provisioning;
  const where = {
    store: frontDoor.origin('store'),
    forums: frontDoor.origin('forums'),
    fusionauth: frontDoor.origin('fusionauth'),
    lab: dashboardUrl,
    user,
    apiKey,
    applications,
  };
  process.stdout.write(json ? `${JSON.stringify(where)}\n` : `${say(where)}\n`);
  await ending.asked;
  return 0;
}

function say(where: {
  store: string;
  forums: string;
  fusionauth: string;
  lab: string;
  user: { email: string; password: string };
}): string {
  return [
    `Store       ${where.store}`,
    `Forums      ${where.forums}`,
    `FusionAuth  ${where.fusionauth}`,
    `Dashboard   ${where.lab}`,
    `Log in as   ${where.user.email} / ${where.user.password}`,
    'Every browser finds *.localhost by itself; curl does too. Ctrl-C ends the lab.',
  ].join('\n');
}
