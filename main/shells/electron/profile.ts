import { BrowserWindow, nativeTheme, type Session } from 'electron';
import type { ShellProfile, ShellWindow, WindowBounds } from '../port.ts';
import type { ElectronOptions } from './index.ts';
import { windowOf } from './window.ts';

/** What is seen before a page has drawn anything: `Canvas` of Chromium's light and dark colour schemes. */
const blank = { light: '#ffffff', dark: '#121212' };

/** The windows of one in-memory partition. */
export class ElectronProfile implements ShellProfile {
  readonly #session: Session;
  readonly #options: ElectronOptions;
  readonly #forget: () => void;
  readonly #windows = new Set<BrowserWindow>();

  constructor(session: Session, options: ElectronOptions, forget: () => void) {
    this.#session = session;
    this.#options = options;
    this.#forget = forget;
  }

  /** @throws Error when the window is closed while it opens. */
  async openWindow({ bounds }: { readonly bounds?: WindowBounds } = {}): Promise<ShellWindow> {
    const { icon, onPlaced } = this.#options;
    const window = new BrowserWindow({
      ...(bounds ? { x: bounds.left, y: bounds.top, width: bounds.width, height: bounds.height } : {}),
      ...(icon === undefined ? {} : { icon }),
      backgroundColor: nativeTheme.shouldUseDarkColors ? blank.dark : blank.light,
      webPreferences: {
        session: this.#session,
        // Pages are untrusted, some vulnerable on purpose: no preload, no Node, a process of their own that may do nothing.
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        nodeIntegrationInWorker: false,
        webviewTag: false,
        webSecurity: true,
        // A window behind others still runs its timers, or the automation would wait for it.
        backgroundThrottling: false,
      },
    });
    this.#windows.add(window);
    window.once('closed', () => this.#windows.delete(window));
    return windowOf(window, onPlaced);
  }

  async close(): Promise<void> {
    for (const window of this.#windows) window.destroy();
    await this.#session.clearData();
    this.#forget();
  }
}
