import { catalogue } from '../../scenarios/catalogue.ts';
import { readProvisioning } from '../fusionauth/kickstart/provisioning.ts';
import { startEmbedded } from '../fusionauth/start-embedded.ts';
import { openLab } from '../lab/open-lab.ts';
import { goto } from '../shells/cdp/goto.ts';
import type { Ending } from './ending.ts';
import { openShell } from './open-shell.ts';
import { ensurePages } from './pages.ts';
import { roomAround, tile } from './screen.ts';

/** The port that the lab asks for first, so that bookmarks and history make sense from one launch to the next. */
export const USUAL_PORT = 4400;

export interface ByHandOptions {
  readonly port: number;
  readonly browser?: string;
}

/** Opens dashboard, Store and Forums in windows. Returns when the dashboard is closed or the process is asked to end. */
export async function workByHand(
  { port, browser }: ByHandOptions,
  ending: Ending,
  tell: (line: string) => void,
): Promise<void> {
  const pages = await ensurePages(tell);
  const shell = await openShell(true, tell, browser);
  ending.undo(() => shell.close());
  const profile = await shell.newProfile();
  const dashboard = await profile.openWindow();
  const places = tile(await roomAround(dashboard));
  const { obedience, frontDoor, dashboardUrl, close } = await openLab({
    shell,
    port,
    startFusionAuth: startEmbedded,
    provisioning: readProvisioning(),
    pages,
    bounds: places.sites,
  });
  ending.undo(close);
  if (port !== 0 && frontDoor.port !== port) tell(`Port ${port} is taken; using ${frontDoor.port}.`);
  const [first] = catalogue;
  if (first) await obedience.beginByHand(first.id);
  await dashboard.place(places.dashboard);
  await goto(dashboard, dashboardUrl);
  await dashboard.focus();
  tell(`The lab is open (${shell.version}). Dashboard: ${dashboardUrl}`);
  tell('Closing the dashboard window or pressing Ctrl-C ends it.');
  await Promise.race([dashboard.closed, shell.closed, ending.asked]);
}
