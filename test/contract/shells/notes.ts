import type { JarCookie } from '../../../main/recording/entry.ts';
import type {
  BrowserObserver,
  Hop,
  PageSight,
  ScriptSight,
  StorageChange,
  StorageRead,
} from '../../../main/shells/cdp/observer.ts';

export interface NotedCookie {
  readonly change: 'set' | 'replaced' | 'removed';
  readonly cookie: JarCookie<string>;
  readonly mark: string | undefined;
}

/** An observer that writes everything down. */
export class Notes implements BrowserObserver {
  readonly hops: Hop[] = [];
  readonly cookies: NotedCookie[] = [];
  readonly storages: StorageChange[] = [];
  readonly reads: StorageRead[] = [];
  readonly sights: ScriptSight[] = [];
  readonly pages: PageSight[] = [];
  #next = Promise.withResolvers<void>();

  sent(hop: Hop): void {
    this.hops.push(hop);
    this.#noted();
  }

  cookie(change: NotedCookie['change'], cookie: JarCookie<string>, mark: string | undefined): void {
    this.cookies.push({ change, cookie, mark });
    this.#noted();
  }

  storage(change: StorageChange): void {
    this.storages.push(change);
    this.#noted();
  }

  storageRead(read: StorageRead): void {
    this.reads.push(read);
    this.#noted();
  }

  scriptSaw(sight: ScriptSight): void {
    this.sights.push(sight);
    this.#noted();
  }

  pageShows(page: PageSight): void {
    this.pages.push(page);
    this.#noted();
  }

  /** Resolves when what was noted satisfies `condition`. */
  async until(condition: (notes: this) => boolean): Promise<void> {
    while (!condition(this)) await this.#next.promise;
  }

  /** `set sid=1 by x2`, one for each change. */
  get cookieLines(): string[] {
    return this.cookies.map(({ change, cookie, mark }) => `${change} ${cookie.name}=${cookie.value} by ${mark}`);
  }

  #noted(): void {
    const { resolve } = this.#next;
    this.#next = Promise.withResolvers<void>();
    resolve();
  }
}
