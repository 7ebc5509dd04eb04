import { z } from 'zod';
import type { CdpConnection } from '../port.ts';
import type { Listeners } from './listen.ts';

/** A world of its own in every document: the page sees neither the function nor the listener. */
const worldName = 'loginscope';
const binding = 'loginscopeCookiesChanged';

/**
 * Cookie Store API: `change` tells of every change that a script can see, document.cookie's too, and a script cannot make
 * others (HttpOnly). It exists in secure contexts, which *.localhost is.
 */
const source = `globalThis.cookieStore?.addEventListener('change', () => globalThis.${binding}(''));`;

const called = z.object({ name: z.string() });

/** Calls `changed` after a script of the window's pages has written a cookie (and at times when a response has). */
export async function watchScriptCookies(cdp: CdpConnection, listeners: Listeners, changed: () => void): Promise<void> {
  listeners.on('Runtime.bindingCalled', called, ({ name }) => {
    if (name === binding) changed();
  });
  await cdp.send('Runtime.addBinding', { name: binding, executionContextName: worldName });
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName, runImmediately: true });
}
