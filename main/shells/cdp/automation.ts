import { z } from 'zod';
import type { ShellWindow } from '../port.ts';
import { awaitControl } from './await-control.ts';
import { click } from './click.ts';
import { command } from './command.ts';
import type { Control } from './control.ts';
import { inWords } from './control.ts';
import type { Patience } from './deadline.ts';
import { callOnNode } from './evaluate.ts';
import { settle } from './settle.ts';

/**
 * What a person does in a window. Every one of these waits until the control can be used (10 s, or `withinMs`).
 * They throw ControlNotReadyError, WindowClosedError, or the signal's reason.
 */

/** Clicks a button or a link. */
export async function press(window: ShellWindow, control: Control, patience?: Patience): Promise<void> {
  const doing = `pressing ${inWords(control)}`;
  const { at } = await awaitControl(window, doing, control, patience);
  await click(window, doing, at);
  await settle(window, doing);
}

/** Types `text` over whatever a text box contains. */
export async function fill(window: ShellWindow, control: Control, text: string, patience?: Patience): Promise<void> {
  const doing = `filling in ${inWords(control)}`;
  const { at, nodeId } = await awaitControl(window, doing, control, patience);
  await click(window, doing, at);
  await callOnNode(window, doing, z.unknown(), nodeId, 'function () { this.focus(); this.select(); }');
  await command(window, doing, z.unknown(), 'Input.insertText', { text });
}

/** Ticks or unticks a check box; does nothing when it is so already. */
export async function check(window: ShellWindow, control: Control, on = true, patience?: Patience): Promise<void> {
  const doing = `${on ? 'ticking' : 'unticking'} ${inWords(control)}`;
  const { at, checked } = await awaitControl(window, doing, control, patience);
  if (checked === on) return;
  await click(window, doing, at);
  await settle(window, doing);
}
