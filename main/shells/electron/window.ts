import type { BrowserWindow } from 'electron';
import type { ShellWindow, WindowBounds } from '../port.ts';
import { connect } from './connection.ts';

/**
 * A BrowserWindow as a window of the port, at about:blank, with the debugger attached.
 * @throws Error when it is closed meanwhile.
 */
export async function windowOf(
  window: BrowserWindow,
  onPlaced: (window: string, bounds: WindowBounds) => void = () => undefined,
): Promise<ShellWindow> {
  const { webContents } = window;
  const id = `window ${webContents.id}`;
  // When the browser dies, it is this process that dies.
  const closed = new Promise<'closed'>((resolve) => {
    window.once('closed', () => resolve('closed'));
  });
  const destroy = () => {
    if (!window.isDestroyed()) window.destroy();
  };
  // The window of a crashed page stays open and is empty: nothing can be done in it any more.
  webContents.once('render-process-gone', destroy);
  const placed = () => {
    const { x, y, width, height } = window.getNormalBounds();
    onPlaced(id, { left: x, top: y, width, height });
  };
  window.on('move', placed).on('resize', placed);
  // Before its first page a window has no renderer, and commands would wait for one.
  await webContents.loadURL('about:blank').catch((cause: unknown) => {
    throw new Error('The window was closed while it opened.', { cause });
  });
  return {
    id,
    cdp: connect(webContents),
    closed,
    async close() {
      // Without asking the page, which might say no (beforeunload).
      destroy();
      await closed;
    },
    async focus() {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    async place({ left, top, width, height }) {
      if (!window.isDestroyed()) window.setBounds({ x: left, y: top, width, height });
    },
  };
}
