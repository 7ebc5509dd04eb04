import { EventEmitter } from 'node:events';
import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { z } from 'zod';
import { app } from './app.ts';
import { eventOf } from './event.ts';
import { FakeSession, session } from './session.ts';
import { createTarget, decidePopups, type Target } from './targets.ts';
import { FakeWebContents } from './web-contents.ts';

const place = z.object({ windowId: z.number() });

const windows = new Set<FakeBrowserWindow>();
let focused: FakeBrowserWindow | undefined;

/** `BrowserWindow` in a window of Chromium. */
export class FakeBrowserWindow extends EventEmitter implements Partial<Omit<BrowserWindow, keyof EventEmitter>> {
  readonly id: number;
  readonly #contents: FakeWebContents;
  #bounds: Rectangle;
  #destroyed = false;

  /** @param popup a window that a page has opened. */
  constructor(options: BrowserWindowConstructorOptions = {}, popup?: Target) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    const { x = 0, y = 0, width = 800, height = 600, webPreferences = {} } = options;
    this.#bounds = { x, y, width, height };
    const own = webPreferences.session;
    const ofWindow = own instanceof FakeSession ? own : session.fromPartition(webPreferences.partition ?? '');
    this.#contents = new FakeWebContents(webPreferences, ofWindow, async (contents) => {
      if (popup) return popup;
      const context = await ofWindow.contextFor(contents);
      return createTarget(context, { left: x, top: y, width, height });
    });
    this.id = this.#contents.id;
    windows.add(this);
    focused = this;
    this.#contents.target.then(
      ({ gone }) => void gone.then(() => this.#gone()),
      () => undefined, // The application has ended meanwhile.
    );
  }

  static all(): FakeBrowserWindow[] {
    return [...windows];
  }

  static getAllWindows(): BrowserWindow[] {
    return FakeBrowserWindow.all().map((window) => window.asWindow);
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focused?.asWindow ?? null;
  }

  get asWindow(): BrowserWindow {
    return this as unknown as BrowserWindow;
  }

  get webContents(): FakeWebContents & BrowserWindow['webContents'] {
    this.#alive();
    return this.#contents as FakeWebContents & BrowserWindow['webContents'];
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  /** Asks first, as the button in the frame does. */
  close(): void {
    this.#alive();
    const event = eventOf({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    this.#alive();
    void this.#closeTarget().catch(() => undefined);
    this.#gone();
  }

  show(): void {
    this.#alive();
  }

  focus(): void {
    this.#alive();
    focused = this;
    void this.#activate().catch(() => undefined);
  }

  isMinimized(): boolean {
    this.#alive();
    return false;
  }

  restore(): void {
    this.#alive();
  }

  getBounds(): Rectangle {
    this.#alive();
    return { ...this.#bounds };
  }

  getNormalBounds(): Rectangle {
    return this.getBounds();
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#alive();
    this.#bounds = { ...this.#bounds, ...bounds };
    void this.#place().catch(() => undefined);
    this.emit('move', eventOf({}));
    this.emit('resize', eventOf({}));
  }

  getTitle(): string {
    return this.#contents.getURL();
  }

  async #place(): Promise<void> {
    const { pipe } = await app.chromium;
    const { session: own } = await this.#contents.target;
    const { windowId } = place.parse(await pipe.send('Browser.getWindowForTarget', {}, own));
    const { x: left, y: top, width, height } = this.#bounds;
    await pipe.send('Browser.setWindowBounds', { windowId, bounds: { left, top, width, height } }, own);
  }

  async #activate(): Promise<void> {
    const { pipe } = await app.chromium;
    await pipe.send('Target.activateTarget', { targetId: (await this.#contents.target).targetId });
  }

  async #closeTarget(): Promise<void> {
    const { pipe } = await app.chromium;
    const { targetId } = await this.#contents.target;
    await pipe.send('Target.closeTarget', { targetId }).catch(() => undefined);
  }

  #gone(): void {
    if (this.#destroyed) return;
    this.#contents.destroyed();
    this.#destroyed = true;
    windows.delete(this);
    if (focused === this) focused = undefined;
    this.emit('closed');
    if (windows.size === 0) setImmediate(() => windows.size === 0 && app.allClosed());
  }

  #alive(): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
  }
}

app.windows = () => FakeBrowserWindow.getAllWindows();

/** A page has opened a window: its own window's handler says whether it stays. */
async function decide(target: Target, openerId: string): Promise<void> {
  for (const window of windows) {
    const { targetId } = await window.webContents.target;
    if (targetId !== openerId) continue;
    const { action } = window.webContents.answerPopup('about:blank');
    if (action === 'allow') new FakeBrowserWindow({ webPreferences: { session: window.webContents.session } }, target);
    else await closePopup(target);
    return;
  }
}

/** Electron never makes what is denied; Chromium has made it, and its opener waits until it has begun. */
async function closePopup({ targetId, session: own }: Target): Promise<void> {
  const { pipe } = await app.chromium;
  await pipe.send('Runtime.runIfWaitingForDebugger', {}, own).catch(() => undefined);
  await pipe.send('Target.closeTarget', { targetId }).catch(() => undefined);
}

decidePopups((target, openerId) => void decide(target, openerId).catch(() => undefined));
