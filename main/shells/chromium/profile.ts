import type { BrowserContext, CDPSession, Page } from 'playwright';
import type { ShellProfile, ShellWindow, WindowBounds } from '../port.ts';
import { placeWindow, windowOf } from './window.ts';

interface Arrival {
  readonly page: Page;
  readonly session: CDPSession;
}

/** The windows of one browser context. Pages that were not asked for (popups, tabs) are closed as they come. */
export class ChromiumProfile implements ShellProfile {
  readonly #context: BrowserContext;
  readonly #contextId: string;
  readonly #root: CDPSession;
  readonly #browserGone: Promise<void>;
  /** By target id: windows that were asked for and whose page has not come yet. */
  readonly #awaited = new Map<string, (arrival: Arrival) => void>();
  readonly #early = new Map<string, Arrival>();
  #opening = 0;

  /** @param root a CDP session of the browser itself. */
  constructor(context: BrowserContext, contextId: string, root: CDPSession, browserGone: Promise<void>) {
    this.#context = context;
    this.#contextId = contextId;
    this.#root = root;
    this.#browserGone = browserGone;
    context.on('page', (page) => void this.#receive(page).catch(() => undefined));
  }

  async openWindow({ bounds }: { readonly bounds?: WindowBounds } = {}): Promise<ShellWindow> {
    const { targetId, arrival } = await this.#create(bounds);
    const { page, session } = await arrival;
    if (bounds !== undefined) await placeWindow(session, bounds);
    return windowOf(page, session, targetId, this.#browserGone);
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  /** A window of its own, where Playwright's `newPage` would open a tab. */
  async #create(bounds: WindowBounds | undefined) {
    this.#opening += 1;
    try {
      const { targetId } = await this.#root.send('Target.createTarget', {
        url: 'about:blank',
        browserContextId: this.#contextId,
        newWindow: true,
        ...bounds,
      });
      const early = this.#early.get(targetId);
      const arrival =
        early ??
        new Promise<Arrival>((resolve) => this.#awaited.set(targetId, resolve)).finally(() =>
          this.#awaited.delete(targetId),
        );
      this.#early.delete(targetId);
      return { targetId, arrival };
    } finally {
      this.#opening -= 1;
      if (this.#opening === 0) this.#closeUninvited();
    }
  }

  async #receive(page: Page): Promise<void> {
    const session = await this.#context.newCDPSession(page);
    const { targetInfo } = await session.send('Target.getTargetInfo');
    const arrival = { page, session };
    const awaited = this.#awaited.get(targetInfo.targetId);
    if (awaited !== undefined) awaited(arrival);
    else this.#early.set(targetInfo.targetId, arrival);
    if (this.#opening === 0) this.#closeUninvited();
  }

  #closeUninvited(): void {
    for (const { page } of this.#early.values()) void page.close().catch(() => undefined);
    this.#early.clear();
  }
}
