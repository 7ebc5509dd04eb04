import { catalogue } from '../../scenarios/catalogue.ts';
import { type FusionAuthChoice, fusionAuthSource } from '../fusionauth/choose.ts';
import { readProvisioning } from '../fusionauth/kickstart/provisioning.ts';
import { tellInLines } from '../fusionauth/tell-in-lines.ts';
import type { LabOptions } from '../lab/lab.ts';
import { type OpenLab, openLab } from '../lab/open-lab.ts';
import { goto } from '../shells/cdp/goto.ts';
import type { Shell, ShellWindow } from '../shells/port.ts';
import type { Ending } from './ending.ts';

/** The port that the lab asks for first, so that bookmarks and history make sense from one launch to the next. */
export const USUAL_PORT = 4400;

export interface InWindows {
  readonly shell: Shell;
  readonly dashboard: ShellWindow;
  /** Folder of the built pages. */
  readonly pages: string;
  readonly port: number;
  /** The embedded one unless chosen otherwise. */
  readonly choice?: FusionAuthChoice;
  /** Told where the lab listens, before any window goes there. */
  readonly onListening?: (port: number) => void;
  /** Where the windows of the sites go; asked anew for every window. */
  readonly bounds: NonNullable<LabOptions['bounds']>;
}

/** Opens a lab at its first workflow: Store and Forums in windows of their own, and the dashboard in the given one. */
export async function labInWindows(
  { dashboard, port, choice = { fusionauth: 'embedded' }, onListening, ...rest }: InWindows,
  ending: Ending,
  tell: (line: string) => void,
): Promise<OpenLab> {
  const provisioning = readProvisioning();
  const fusionauth = fusionAuthSource(choice, tellInLines(tell));
  ending.undo(() => fusionauth.end());
  const lab = await openLab({ ...rest, port, fusionauth, provisioning });
  ending.undo(lab.close);
  onListening?.(lab.frontDoor.port);
  if (lab.elsewhere) tell(lab.elsewhere);
  const [first] = catalogue;
  if (first) await lab.obedience.beginByHand(first.id);
  await goto(dashboard, lab.dashboardUrl);
  await dashboard.focus();
  tell(`The lab is open (${rest.shell.version}). Dashboard: ${lab.dashboardUrl}`);
  return lab;
}
