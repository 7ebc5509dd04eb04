import type { ShellWindow } from '../port.ts';
import { JarWatcher } from './jar-watcher.ts';
import type { BrowserObserver } from './observer.ts';
import { KnownStorage } from './storage-watcher.ts';
import { WindowWatch } from './window-watch.ts';

/** Everything that is observed of one profile, whose windows share a jar: make one per profile. */
export class ProfileWatch {
  readonly #windows = new Set<WindowWatch>();
  readonly #storage = new KnownStorage();
  readonly #jar = new JarWatcher(() => [...this.#windows].every(({ isQuiet }) => isQuiet));

  /**
   * Watches one more window of the profile; before it goes anywhere, so that nothing is missed. A change of the jar is told
   * to the observer of the window through which it was found: once, whichever windows there are.
   */
  async observe(window: ShellWindow, observer: BrowserObserver): Promise<WindowWatch> {
    const watch = new WindowWatch(window, observer, this.#jar);
    this.#windows.add(watch);
    void window.closed.then(() => this.#windows.delete(watch));
    await watch.start(this.#storage);
    return watch;
  }
}
