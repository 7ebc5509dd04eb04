import { EventEmitter } from 'node:events';
import type { WebContents, WebPreferences, WindowOpenHandlerResponse } from 'electron';
import { z } from 'zod';
import { app } from './app.ts';
import { FakeDebugger } from './debugger.ts';
import { eventOf } from './event.ts';
import type { Params } from './pipe.ts';
import type { FakeSession } from './session.ts';
import type { Target } from './targets.ts';

type WindowOpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

const paused = z.object({
  requestId: z.string(),
  frameId: z.string(),
  request: z.object({ url: z.string() }),
  redirectedRequestId: z.string().optional(),
  responseStatusCode: z.number().optional(),
  responseErrorReason: z.string().optional(),
  responseHeaders: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
});
type Paused = z.output<typeof paused>;

let last = 0;

/** `webContents` on a page of Chromium. Of the network it sees documents only, as `will-navigate` does. */
export class FakeWebContents extends EventEmitter implements Partial<Omit<WebContents, keyof EventEmitter>> {
  readonly id: number;
  readonly session: FakeSession & WebContents['session'];
  readonly debugger: FakeDebugger & Debugger;
  readonly #preferences: WebPreferences;
  readonly #rendered = Promise.withResolvers<string>();
  /** Addresses that the browser itself goes to: nobody is asked about those. */
  readonly #ownWays = new Set<string>();
  readonly target: Promise<Target>;
  #openHandler: WindowOpenHandler = () => ({ action: 'allow' });
  #destroyed = false;
  #devTools = false;
  #url = '';

  constructor(preferences: WebPreferences, session: FakeSession, create: (self: WebContents) => Promise<Target>) {
    super();
    last += 1;
    this.id = last;
    this.#preferences = preferences;
    this.session = session as FakeSession & WebContents['session'];
    const navigates = (url: string) => void this.#ownWays.add(url);
    this.debugger = new FakeDebugger(this.#rendered.promise, navigates) as FakeDebugger & Debugger;
    app.emit('web-contents-created', eventOf({}), this);
    this.target = create(this.asContents).then((target) => this.#prepare(target));
    this.target.catch(() => undefined);
  }

  get asContents(): WebContents {
    return this as unknown as WebContents;
  }

  /** Undocumented in Electron: the preferences after its own defaults (docs/api/structures/web-preferences.md). */
  getLastWebPreferences(): WebPreferences {
    return { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, ...this.#preferences };
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#openHandler = handler;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  getURL(): string {
    return this.#url;
  }

  async loadURL(url: string): Promise<void> {
    this.#alive();
    const destroyed = new Promise<never>((_resolve, reject) => {
      this.once('destroyed', () => reject(new Error(`ERR_FAILED (-2) loading '${url}'`)));
    });
    await Promise.race([this.#load(url), destroyed]);
  }

  reload(): void {
    this.#alive();
    void this.#say('Page.reload');
  }

  isDevToolsOpened(): boolean {
    return this.#devTools;
  }

  /** Takes the debugger away, as docs/api/debugger.md says. */
  openDevTools(): void {
    this.#alive();
    this.#devTools = true;
    this.debugger.drop('replaced_with_devtools');
    this.emit('devtools-opened');
  }

  closeDevTools(): void {
    this.#devTools = false;
    this.emit('devtools-closed');
  }

  /** What a page's `window.open` comes to: without a handler, another window. */
  answerPopup(url: string): WindowOpenHandlerResponse {
    const referrer = { url: this.#url, policy: 'default' } as const;
    return this.#openHandler({ url, frameName: '', features: '', disposition: 'new-window', referrer });
  }

  /** The page is gone; the window tells afterwards. */
  destroyed(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.debugger.drop('target closed');
    this.emit('destroyed');
  }

  async #prepare(target: Target): Promise<Target> {
    const { pipe } = await app.chromium;
    const { session } = target;
    pipe.on(session, 'Fetch.requestPaused', (params) => void this.#judge(target, params).catch(() => undefined));
    pipe.on(session, 'Inspector.targetCrashed', () =>
      this.emit('render-process-gone', eventOf({}), { reason: 'crashed', exitCode: 1 }),
    );
    const patterns = ['Request', 'Response'].map((requestStage) => ({ resourceType: 'Document', requestStage }));
    await Promise.all([
      ...['Page.enable', 'Inspector.enable'].map((method) => pipe.send(method, {}, session)),
      pipe.send('Fetch.enable', { patterns }, session),
      pipe.send('Runtime.runIfWaitingForDebugger', {}, session),
    ]);
    return target;
  }

  /** A document is asked for, or comes. */
  async #judge({ targetId, session }: Target, params: Params): Promise<void> {
    const { pipe } = await app.chromium;
    const request = paused.parse(params);
    const { requestId } = request;
    if (request.responseStatusCode !== undefined || request.responseErrorReason !== undefined) {
      await this.#receive(request);
      await pipe.send('Fetch.continueRequest', { requestId }, session);
    } else if (this.#mayGo(request, request.frameId === targetId)) {
      if (request.frameId === targetId) this.#url = request.request.url;
      await pipe.send('Fetch.continueRequest', { requestId }, session);
    } else {
      await pipe.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }, session);
    }
  }

  async #load(url: string): Promise<void> {
    const { session, targetId } = await this.target;
    this.#ownWays.add(url);
    const { pipe } = await app.chromium;
    const loaded = new Promise<void>((resolve) => pipe.on(session, 'Page.loadEventFired', () => resolve()));
    await pipe.send('Page.navigate', { url }, session);
    await loaded;
    this.#rendered.resolve(targetId);
  }

  #mayGo({ request: { url }, redirectedRequestId }: Paused, isMainFrame: boolean): boolean {
    const event = eventOf({ url, isMainFrame, isSameDocument: false, frame: null });
    if (redirectedRequestId !== undefined) this.emit('will-redirect', event);
    else if (isMainFrame && this.#ownWays.delete(url)) return true;
    else {
      this.emit('will-frame-navigate', event);
      if (isMainFrame) this.emit('will-navigate', event);
    }
    return !event.defaultPrevented;
  }

  async #receive({ request: { url }, responseHeaders = [] }: Paused): Promise<void> {
    const disposition = responseHeaders.find(({ name }) => name.toLowerCase() === 'content-disposition')?.value ?? '';
    if (disposition.startsWith('attachment')) await this.session.download(this.asContents, url);
  }

  async #say(method: string): Promise<void> {
    const { pipe } = await app.chromium;
    await pipe.send(method, {}, (await this.target).session);
  }

  #alive(): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
  }
}

type Debugger = WebContents['debugger'];
