import { readFile, writeFile } from 'node:fs/promises';
import type { Rectangle } from 'electron';
import { z } from 'zod';
import type { SiteName } from '../../scenarios/parties.ts';
import { tile } from '../cli/screen.ts';
import type { WindowBounds } from '../shells/port.ts';

/** Where each window is; kept up to date as they are moved. */
export type Places = Record<SiteName | 'dashboard', WindowBounds>;

const bounds = z.object({
  left: z.number(),
  top: z.number(),
  width: z.number().min(100),
  height: z.number().min(100),
});
const remembered = z.object({ dashboard: bounds, store: bounds, forums: bounds });

/** So much of a window must be on a display for a person to get hold of it, in device-independent pixels. */
const grip = { width: 100, height: 30 };

function isWithin({ left, top, width }: WindowBounds, area: Rectangle): boolean {
  const across = Math.min(left + width, area.x + area.width) - Math.max(left, area.x);
  return across >= grip.width && top >= area.y && top <= area.y + area.height - grip.height;
}

/**
 * The places of the last launch, as far as they are on a display that is there; otherwise tiled on the main one.
 * @param main where new windows go, without menu bars and task bars.
 */
export async function readPlaces(file: string, main: Rectangle, displays: readonly Rectangle[]): Promise<Places> {
  const { dashboard, sites } = tile(main);
  const move = (one: WindowBounds) => ({ ...one, left: one.left + main.x, top: one.top + main.y });
  const tiled = { dashboard: move(dashboard), store: move(sites.store), forums: move(sites.forums) };
  const last = parse(await readFile(file, 'utf8').catch(() => ''));
  if (last === undefined) return tiled;
  const keep = (name: keyof Places) => (displays.some((area) => isWithin(last[name], area)) ? last[name] : tiled[name]);
  return { dashboard: keep('dashboard'), store: keep('store'), forums: keep('forums') };
}

/** For the next launch. */
export async function writePlaces(file: string, places: Places): Promise<void> {
  await writeFile(file, `${JSON.stringify(places, null, 2)}\n`);
}

/** A file that is not what was written is no loss: windows are tiled again. */
function parse(text: string): Places | undefined {
  try {
    return remembered.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
