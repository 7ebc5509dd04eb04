import { z } from 'zod';
import type { ShellWindow } from '../port.ts';
import { command } from './command.ts';
import type { Patience } from './deadline.ts';
import { inSeconds, startDeadline } from './deadline.ts';
import { unlessClosed } from './window-closed.ts';

/** The page could not be opened; the message says why in words for people. */
export class NavigationError extends Error {
  override readonly name = 'NavigationError';
}

const defaultMs = 30_000;

const frameTree = z.object({ frameTree: z.object({ frame: z.object({ id: z.string(), loaderId: z.string() }) }) });
const navigated = z.object({ loaderId: z.string().optional(), errorText: z.string().optional() });
const lifecycle = z.object({ frameId: z.string(), loaderId: z.string(), name: z.string() });

const reasons: Readonly<Record<string, string>> = {
  'net::ERR_CONNECTION_REFUSED': 'nothing answers there',
  'net::ERR_EMPTY_RESPONSE': 'the server hung up without an answer',
  'net::ERR_CONNECTION_RESET': 'the server hung up in the middle of its answer',
  'net::ERR_NAME_NOT_RESOLVED': "the lab's browser reaches *.localhost only",
  'net::ERR_HTTP_RESPONSE_CODE_FAILURE': 'the server answered with an error and without a page',
  'net::ERR_TOO_MANY_REDIRECTS': 'it redirects in circles',
};

/** A 204 or a download leaves the page where it is, which is no failure. */
const staysHere = 'net::ERR_ABORTED';

/**
 * Opens `url` and waits for the load event of the page it leads to, after redirects.
 * @throws NavigationError when it cannot be opened within 30 s (or `withinMs`), WindowClosedError
 */
export async function goto(window: ShellWindow, url: string, patience: Patience = {}): Promise<void> {
  const doing = `opening ${url}`;
  const anything = z.unknown();
  await command(window, doing, anything, 'Page.enable');
  await command(window, doing, anything, 'Page.setLifecycleEventsEnabled', { enabled: true });
  const { frame } = (await command(window, doing, frameTree, 'Page.getFrameTree')).frameTree;
  const loaded = Promise.withResolvers<void>();
  const stopListening = window.cdp.on('Page.lifecycleEvent', (params) => {
    const event = lifecycle.safeParse(params).data;
    // Any other document than the one that was here: a page that sends the browser on before it has loaded has no load event.
    if (event?.name === 'load' && event.frameId === frame.id && event.loaderId !== frame.loaderId) loaded.resolve();
  });
  const deadline = startDeadline(patience, defaultMs);
  try {
    const opening = command(window, doing, navigated, 'Page.navigate', { url });
    // Should time be up first, nobody is left to hear of it.
    opening.catch(() => undefined);
    const late = deadline.over.then(() => {
      throw new NavigationError(`${url} did not load within ${inSeconds(deadline.ms)}.`);
    });
    const { loaderId, errorText } = await Promise.race([opening, late]);
    if (errorText !== undefined && errorText !== staysHere) {
      throw new NavigationError(`${url} could not be opened: ${reasons[errorText] ?? errorText}.`);
    }
    // Without a loader it was a jump within the page, which has happened.
    if (errorText === staysHere || loaderId === undefined) return;
    await unlessClosed(window, doing, Promise.race([loaded.promise, late]));
  } finally {
    deadline.stop();
    stopListening();
  }
}
