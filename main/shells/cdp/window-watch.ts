import { z } from 'zod';
import type { ShellWindow } from '../port.ts';
import { hopOf } from './hop.ts';
import type { CompleteHop } from './hop-tracker.ts';
import { HopTracker } from './hop-tracker.ts';
import type { JarReader, JarWatcher } from './jar-watcher.ts';
import { Listeners, ProtocolMismatchError } from './listen.ts';
import {
  ofRequest,
  requestExtraInfo,
  requestWillBeSent,
  responseExtraInfo,
  responseReceived,
} from './network-events.ts';
import type { BrowserObserver } from './observer.ts';
import { watchFromWithin } from './probe.ts';
import { readJar } from './read-jar.ts';
import { watchScriptCookies } from './script-cookies.ts';
import { keptCookies } from './set-cookie-lines.ts';
import { settle } from './settle.ts';
import { Silence } from './silence.ts';
import type { KnownStorage } from './storage-watcher.ts';
import { watchStorage } from './storage-watcher.ts';
import { unlessClosed } from './window-closed.ts';

const frame = z.object({ frameId: z.string() });
const navigated = z.object({ frame: z.object({ loaderId: z.string(), parentId: z.string().optional() }) });

/** Watches one window. `ProfileWatch.observe` makes it. */
export class WindowWatch {
  readonly #window: ShellWindow;
  readonly #observer: BrowserObserver;
  readonly #jar: JarWatcher;
  readonly #listeners: Listeners;
  readonly #hops = new HopTracker((hop) => this.#sent(hop));
  readonly #loadingFrames = new Set<string>();
  readonly #silence = new Silence(() => this.isQuiet);
  #closed = false;
  #failure: Error | undefined;

  constructor(window: ShellWindow, observer: BrowserObserver, jar: JarWatcher) {
    this.#window = window;
    this.#observer = observer;
    this.#jar = jar;
    this.#listeners = new Listeners(window.cdp, (error) => {
      this.#failure ??= error;
    });
    void window.closed.then(() => {
      this.#closed = true;
      this.stop();
      this.#silence.changed();
    });
  }

  /** True when no request is on its way and no page is loading. */
  get isQuiet(): boolean {
    return this.#closed || (this.#hops.isSilent && this.#loadingFrames.size === 0);
  }

  /** Attaches; afterwards nothing is missed. */
  async start(storage: KnownStorage): Promise<void> {
    const { cdp } = this.#window;
    this.#listenToNetwork();
    this.#listenToFrames();
    for (const domain of ['Network', 'Page', 'Runtime']) await cdp.send(`${domain}.enable`);
    await watchStorage(cdp, this.#listeners, storage, (change) => this.#observer.storage(change));
    await watchFromWithin(cdp, this.#listeners, this.#observer);
    await watchScriptCookies(cdp, this.#listeners, () => void this.#look());
  }

  /**
   * Resolves when no request of this window is on its way and everything about those that were has been reported: at once
   * when the window is closed.
   * @throws ProtocolMismatchError when the browser said something that was not understood, and so something was missed.
   */
  async idle(): Promise<void> {
    do {
      await this.#silence.reached();
      // The window may close at any of these, which is silence too.
      await settle(this.#window, 'waiting for silence').catch(() => undefined);
      await this.#look();
    } while (!this.#silence.now);
    if (this.#failure !== undefined) throw this.#failure;
  }

  stop(): void {
    this.#listeners.stop();
  }

  #listenToNetwork(): void {
    const hops = this.#hops;
    const on = <S extends z.ZodType>(event: string, schema: S, act: (params: z.output<S>) => void) =>
      this.#listeners.on(`Network.${event}`, schema, (params) => {
        act(params);
        this.#changed();
      });
    on('requestWillBeSent', requestWillBeSent, (event) => hops.requestWillBeSent(event));
    on('requestWillBeSentExtraInfo', requestExtraInfo, (event) => hops.requestExtraInfo(event));
    on('responseReceivedExtraInfo', responseExtraInfo, (event) => hops.responseExtraInfo(event));
    on('responseReceived', responseReceived, (event) => hops.responseReceived(event));
    on('requestServedFromCache', ofRequest, ({ requestId }) => hops.servedFromCache(requestId));
    on('loadingFinished', ofRequest, ({ requestId }) => this.#over(requestId));
    on('loadingFailed', ofRequest, ({ requestId }) => this.#over(requestId));
  }

  /**
   * The extra information of a response that the page may not read (CORS), or did not wait for, may come after its end; a way
   * to the network and back brings it along.
   */
  #over(requestId: string): void {
    this.#hops.over(requestId);
    if (!this.#hops.knows(requestId)) return;
    void this.#look().then(() => {
      this.#hops.giveUp(requestId);
      this.#changed();
    });
  }

  #listenToFrames(): void {
    const on = this.#listeners.on.bind(this.#listeners);
    on('Page.frameStartedLoading', frame, ({ frameId }) => {
      this.#loadingFrames.add(frameId);
    });
    const ended = ({ frameId }: z.output<typeof frame>) => {
      this.#loadingFrames.delete(frameId);
      this.#changed();
    };
    on('Page.frameStoppedLoading', frame, ended);
    on('Page.frameDetached', frame, ended);
    on('Page.frameNavigated', navigated, ({ frame: { loaderId, parentId } }) => {
      if (parentId !== undefined) return;
      for (const requestId of this.#hops.orphanedBy(loaderId)) this.#over(requestId);
      this.#changed();
    });
  }

  #sent(complete: CompleteHop): void {
    const hop = hopOf(complete);
    this.#observer.sent(hop);
    const { responseExtra, url, sentAt } = complete;
    const causes = responseExtra === undefined ? [] : keptCookies(responseExtra, url, sentAt, hop.mark);
    if (causes.length === 0) return;
    this.#jar.expect(causes);
    void this.#look();
  }

  #changed(): void {
    this.#silence.changed();
    // What no response explains can be told when there is none to wait for.
    if (this.isQuiet && !this.#closed) void this.#look();
  }

  /** Never rejects: a window that goes away cannot be asked, and what it changed the next look of the profile shows. */
  async #look(): Promise<void> {
    const reader: JarReader = {
      read: () => unlessClosed(this.#window, 'reading its cookies', readJar(this.#window)),
      report: ({ change, cookie, mark }) => this.#observer.cookie(change, cookie, mark),
    };
    await this.#jar.look(reader).catch((cause: unknown) => {
      if (!(cause instanceof z.ZodError)) return;
      this.#failure ??= new ProtocolMismatchError("The browser's cookies are not understood.", { cause });
    });
  }
}
