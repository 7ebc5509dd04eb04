import type { JarCookie, RefusedCookie, ScriptSource, WithheldCookie } from '../../recording/entry.ts';

/** The response header in which the lab's front door names the exchange. It never reaches the applications. */
export const markHeader = 'x-loginscope-exchange';

/** One request of a window as its browser saw it; a redirect begins another one. */
export interface Hop {
  /** The value of `markHeader`; absent when no response came, or not from the front door. */
  readonly mark: string | undefined;
  readonly url: string;
  readonly method: string;
  /** CDP Network.ResourceType: Document, Fetch, XHR, Preflight ... */
  readonly resource: string;
  /** Cookies that were in the jar for this host and were not sent. */
  readonly withheld: readonly WithheldCookie<string>[];
  /** Set-Cookie lines of the response that were not kept. */
  readonly refused: readonly RefusedCookie<string>[];
}

export interface StorageChange {
  readonly origin: string;
  readonly area: 'local storage' | 'session storage';
  readonly key: string;
  /** null: removed. */
  readonly value: string | null;
}

/** The page looked for an item of its storage. */
export interface StorageRead extends Pick<StorageChange, 'origin' | 'area' | 'key'> {
  readonly found: boolean;
}

/** What the probe read, with the rights of any script of `origin`. Empty text: nothing is there any more. */
export interface ScriptSight {
  readonly origin: string;
  readonly source: ScriptSource;
  readonly text: string;
}

export interface PageSight {
  readonly origin: string;
  readonly shows: 'login form' | 'no login form';
}

/** Whoever wants to know what a browser does. Called in the order in which things happened, never concurrently. */
export interface BrowserObserver {
  /** Once for every request that went to the network, so not for what came from the cache. */
  sent(hop: Hop): void;
  /** `mark` names the exchange whose response did it; absent: a script, the browser's own clean-up, or unknown. */
  cookie(change: 'set' | 'replaced' | 'removed', cookie: JarCookie<string>, mark: string | undefined): void;
  storage(change: StorageChange): void;
  /** Told when the answer is another one than at the last look of this page for the same item. */
  storageRead(read: StorageRead): void;
  /** What a script of the page could read just now. */
  scriptSaw(sight: ScriptSight): void;
  pageShows(page: PageSight): void;
}
