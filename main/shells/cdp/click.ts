import { z } from 'zod';
import type { ShellWindow } from '../port.ts';
import { command } from './command.ts';
import type { Point } from './control.ts';

/** A left click, as the mouse makes it: there, down, up. Returns when the page's handlers have run. */
export async function click(window: ShellWindow, doing: string, { x, y }: Point): Promise<void> {
  const mouse = (type: string, more: object) =>
    command(window, doing, z.unknown(), 'Input.dispatchMouseEvent', { type, x, y, ...more });
  await mouse('mouseMoved', {});
  await mouse('mousePressed', { button: 'left', buttons: 1, clickCount: 1 });
  await mouse('mouseReleased', { button: 'left', clickCount: 1 });
}
