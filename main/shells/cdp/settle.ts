import type { ShellWindow } from '../port.ts';
import { unlessClosed } from './window-closed.ts';

/** One turn of the page's event loop: what a handler queued (a form's submission, a promise) has begun. */
const nextTask = 'new Promise((resolve) => setTimeout(resolve))';

/**
 * Returns when the requests that an action set off have been announced on this connection, so that waiting for the network
 * to fall silent means something. A page that goes away in the meantime has announced them too.
 */
export async function settle(window: ShellWindow, doing: string): Promise<void> {
  const turn = window.cdp.send('Runtime.evaluate', { expression: nextTask, awaitPromise: true });
  await unlessClosed(
    window,
    doing,
    turn.catch(() => undefined),
  );
}
