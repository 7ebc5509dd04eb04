import { z } from 'zod';
import type { ShellWindow } from '../port.ts';
import { command } from './command.ts';
import type { Control, Readiness } from './control.ts';
import { look } from './control.ts';
import type { Sighting } from './control-not-ready.ts';
import { controlNotReady } from './control-not-ready.ts';
import type { Patience } from './deadline.ts';
import { startDeadline } from './deadline.ts';
import { PageScriptError } from './evaluate.ts';
import { watchForChange } from './page-change.ts';
import { unlessClosed, WindowClosedError } from './window-closed.ts';

const defaultMs = 10_000;

/** A look, or `absent` when the page was replaced under it. */
async function lookCalmly(window: ShellWindow, doing: string, control: Control): Promise<Readiness> {
  try {
    return await look(window, doing, control);
  } catch (error) {
    const ours = error instanceof WindowClosedError || error instanceof PageScriptError || error instanceof z.ZodError;
    if (ours) throw error;
    return { state: 'absent' };
  }
}

/**
 * Waits, across navigations, until a person could use `control`, and says where it is.
 * @throws ControlNotReadyError after 10 s (or `withinMs`), WindowClosedError, the signal's reason
 */
export async function awaitControl(
  window: ShellWindow,
  doing: string,
  control: Control,
  patience: Patience = {},
): Promise<Extract<Readiness, { state: 'ready' }>> {
  for (const domain of ['Page', 'Runtime', 'DOM']) await command(window, doing, z.unknown(), `${domain}.enable`);
  const deadline = startDeadline(patience, defaultMs);
  let last: Sighting = { state: 'unanswered' };
  try {
    for (;;) {
      const change = watchForChange(window);
      try {
        const looking = lookCalmly(window, doing, control);
        const seen = await Promise.race([looking, deadline.over]);
        if (seen === 'time is up') throw await controlNotReady(window, doing, control, last, deadline.ms);
        if (seen.state === 'ready') return seen;
        last = seen;
        const woken = await unlessClosed(window, doing, Promise.race([change.happened, deadline.over]));
        if (woken === 'time is up') throw await controlNotReady(window, doing, control, last, deadline.ms);
      } finally {
        change.stop();
      }
    }
  } finally {
    deadline.stop();
  }
}
