import type { ShellWindow } from '../port.ts';

/** The window went away while something was being done in it, which a person may do at any time. */
export class WindowClosedError extends Error {
  override readonly name = 'WindowClosedError';
  readonly window: string;

  /** @param doing what was going on: `pressing the button "Log in"`. */
  constructor(window: string, doing: string) {
    super(`The window was closed while ${doing}.`);
    this.window = window;
  }
}

/** `work`, or WindowClosedError as soon as the window is gone. */
export function unlessClosed<R>(window: ShellWindow, doing: string, work: Promise<R>): Promise<R> {
  const closed = window.closed.then(() => {
    throw new WindowClosedError(window.id, doing);
  });
  return Promise.race([work, closed]);
}

/** As Playwright and Electron put it when a command meets a window that is going away. */
const closedMessage = /closed|detached|target.*(gone|destroyed)/i;

/** True for an error that only says that the window is going away; `closed` may resolve a moment later. */
export function saysClosed(error: unknown): boolean {
  return error instanceof Error && closedMessage.test(error.message) && !/navigated/i.test(error.message);
}
