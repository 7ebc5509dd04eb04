import type { CDPSession, Page } from 'playwright';
import type { ShellWindow, WindowBounds } from '../port.ts';
import { connectionOf } from './connection.ts';

/** Chromium may move a new window into the visible screen by its own rules; this has the last word. */
export async function placeWindow(session: CDPSession, bounds: WindowBounds): Promise<void> {
  const { windowId } = await session.send('Browser.getWindowForTarget');
  await session.send('Browser.setWindowBounds', { windowId, bounds: { ...bounds } });
}

/**
 * A page as a window of the port.
 * @param id unique within the shell: the CDP target id.
 * @param browserGone resolves when the browser process is gone, which closes every window.
 */
export function windowOf(page: Page, session: CDPSession, id: string, browserGone: Promise<void>): ShellWindow {
  // Chromium says goodbye for every page that it closes; when it dies there is nobody to say it.
  let saidGoodbye = false;
  session.once('Inspector.detached', () => {
    saidGoodbye = true;
  });
  void session.send('Inspector.enable').catch(() => undefined);
  const pageClosed = new Promise<void>((resolve) => {
    page.once('close', () => resolve());
  });
  // The tab of a crashed page stays open and shows a sad face: nothing can be done in it any more.
  page.once('crash', () => void page.close().catch(() => undefined));
  return {
    id,
    cdp: connectionOf(session),
    closed: Promise.race([pageClosed, browserGone]).then(() => (saidGoodbye ? 'closed' : 'browser died')),
    close: async () => {
      if (!page.isClosed()) await page.close();
    },
    focus: () => page.bringToFront(),
    place: (bounds) => placeWindow(session, bounds),
  };
}
