import { z } from 'zod';
import type { SiteName } from '../../scenarios/parties.ts';
import type { ShellWindow, WindowBounds } from '../shells/port.ts';

/** The room for windows, in device-independent pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** Is there a screen to open windows on? On macOS and Windows there is; elsewhere X11 or Wayland must be there. */
export function hasScreen(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}

const room = z.object({ result: z.object({ value: z.tuple([z.number().positive(), z.number().positive()]) }) });

/** How large the screen of `window` is, without task bars. */
export async function roomAround(window: ShellWindow): Promise<Room> {
  const expression = '[screen.availWidth, screen.availHeight]';
  const answer = room.parse(await window.cdp.send('Runtime.evaluate', { expression, returnByValue: true }));
  const [width, height] = answer.result.value;
  return { width, height };
}

/** Width of a site's window, and the least the dashboard needs. */
const SITE_WIDTH = 560;
const DASHBOARD_WIDTH = 1100;

/** Dashboard to the left, Store above Forums to the right; on a small screen the sites lie over the dashboard's right edge. */
export function tile({ width, height }: Room): {
  dashboard: WindowBounds;
  sites: Readonly<Record<SiteName, WindowBounds>>;
} {
  const dashboard = Math.min(width, Math.max(DASHBOARD_WIDTH, width - SITE_WIDTH));
  const left = Math.max(0, width - SITE_WIDTH);
  const half = Math.floor(height / 2);
  const siteWidth = Math.min(SITE_WIDTH, width);
  return {
    dashboard: { left: 0, top: 0, width: dashboard, height },
    sites: {
      store: { left, top: 0, width: siteWidth, height: half },
      forums: { left, top: half, width: siteWidth, height: height - half },
    },
  };
}
