/** The only thing the lab knows of whatever shows its windows (architecture.md, "Shells"). */

/** A window's DevTools protocol connection. Results are unknown: each caller parses what it uses. */
export interface CdpConnection {
  send(method: string, params?: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Returns the way to stop listening. */
  on(event: string, listener: (params: unknown) => void): () => void;
}

/** `closed`: by a person, the lab, or a browser that was told to end. `browser died`: it crashed or was killed. */
type WindowEnd = 'closed' | 'browser died';

/** One window. */
export interface ShellWindow {
  readonly id: string;
  readonly cdp: CdpConnection;
  /** Resolves when the window is gone, with how it went. Never rejects. */
  readonly closed: Promise<WindowEnd>;
  close(): Promise<void>;
  /** In front of the others, focused. */
  focus(): Promise<void>;
  /** Moves and sizes it. Does nothing where there is no screen. */
  place(bounds: WindowBounds): Promise<void>;
}

/** A set of windows that share cookies and storage, in memory only. */
export interface ShellProfile {
  /** Opens an empty window; going somewhere is the automation's business, so that nothing is missed. */
  openWindow(options?: { readonly bounds?: WindowBounds }): Promise<ShellWindow>;
  /** Closes its windows and forgets its cookies. */
  close(): Promise<void>;
}

/** In device-independent pixels. */
export interface WindowBounds {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Shell {
  readonly kind: 'chromium' | 'electron';
  /** As the browser gives it: `Chromium 156.0.8078.79`. */
  readonly version: string;
  newProfile(): Promise<ShellProfile>;
  /** Resolves when the browser is gone: closed by the person, crashed, or by `close`. Never rejects. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}
