import type { FusionAuthChoice } from '../fusionauth/choose.ts';
import type { Ending } from './ending.ts';
import { labInWindows } from './lab-in-windows.ts';
import { openShell } from './open-shell.ts';
import { ensurePages } from './pages.ts';
import { roomAround, tile } from './screen.ts';

export interface ByHandOptions extends FusionAuthChoice {
  readonly port: number;
  readonly browser?: string;
}

/**
 * Opens the lab in windows of a browser. Returns when the dashboard is closed or the process is asked to end: 0, or 2 when the
 * browser went away by itself.
 */
export async function workByHand(
  { port, browser, ...choice }: ByHandOptions,
  ending: Ending,
  tell: (line: string) => void,
): Promise<0 | 2> {
  const pages = await ensurePages(tell);
  const shell = await openShell(true, tell, browser);
  ending.undo(() => shell.close());
  const profile = await shell.newProfile();
  const dashboard = await profile.openWindow();
  const places = tile(await roomAround(dashboard));
  await dashboard.place(places.dashboard);
  await labInWindows({ shell, dashboard, pages, port, choice, bounds: places.sites }, ending, tell);
  tell('Closing the dashboard window or pressing Ctrl-C ends it.');
  const how = await Promise.race([dashboard.closed, ending.asked]);
  if (how !== 'browser died') return 0;
  tell(
    'The browser ended by itself: it crashed, or somebody killed it. The lab ends with it, and with it what it had recorded. Start it again.',
  );
  return 2;
}
