import type { ShellWindow } from '../port.ts';

/** Resolves in the page at the next thing that may change what is there or how it looks. */
const nextChangeInPage = `new Promise((resolve) => {
  const events = ['load', 'readystatechange', 'transitionend', 'animationend', 'input', 'change'];
  const done = () => {
    observer.disconnect();
    for (const event of events) document.removeEventListener(event, done, true);
    resolve();
  };
  const observer = new MutationObserver(done);
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  for (const event of events) document.addEventListener(event, done, true);
})`;

/** A document of another page, or its end of loading. */
const navigationEvents = ['Runtime.executionContextCreated', 'Page.domContentEventFired', 'Page.loadEventFired'];

export interface PageChange {
  /** Resolves at the first change since `watchForChange`. Never rejects. */
  readonly happened: Promise<void>;
  stop(): void;
}

/**
 * Begins to watch; look at the page only after this, and no change is missed between looking and waiting.
 * Page and Runtime must be enabled.
 */
export function watchForChange(window: ShellWindow): PageChange {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stops = navigationEvents.map((event) => window.cdp.on(event, () => resolve()));
  window.cdp.send('Runtime.evaluate', { expression: nextChangeInPage, awaitPromise: true }).then(
    () => resolve(),
    // The document went away before anything changed in it: the navigation's own events follow.
    () => undefined,
  );
  return {
    happened: promise,
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}
