import type { Party, Server } from '../../scenarios/parties.ts';

/** Names one exchange for the length of a run. */
export type ExchangeId = string & { readonly brand: 'ExchangeId' };

/** Front channel: through the person's browser. Back channel: between servers. Attack: from the thief's own client. */
export type Channel = 'front' | 'back' | 'attack';

/**
 * Traffic that no article draws, recorded all the same and told apart:
 * `asset` a page's scripts and styles, `favicon`, `devtools` probes of the browser itself, `preflight` a CORS preflight,
 * `set-up` what the lab or a site does before anybody uses it (discovery, keys).
 */
export type Background = 'asset' | 'favicon' | 'devtools' | 'preflight' | 'set-up';

/** A body as recorded: at most 64 KiB of it. `T` is what text is made of: a string, or masked text. */
export interface RecordedBody<T> {
  readonly text: T;
  /** Length as sent, in bytes. */
  readonly bytes: number;
  /** True when more was sent than is kept. */
  readonly cut: boolean;
}

/** A cookie as it travels in a Cookie header. */
export interface SentCookie<T> {
  readonly name: string;
  readonly value: T;
}

/** A parsed Set-Cookie header (RFC 6265 section 5.2). Absent attributes are absent. */
export interface SetCookie<T> {
  readonly name: string;
  readonly value: T;
  readonly domain?: string;
  readonly path?: string;
  readonly httpOnly: boolean;
  readonly secure: boolean;
  readonly sameSite?: 'Strict' | 'Lax' | 'None';
  /** Seconds from now at which the browser drops it, from Max-Age or Expires; absent: when the browser closes. 0 or less: at once. */
  readonly maxAgeSeconds?: number;
}

export type Header<T> = readonly [name: string, value: T];

export interface RecordedRequest<T> {
  readonly method: string;
  /** Absolute, with the front door's port. */
  readonly url: T;
  readonly headers: readonly Header<T>[];
  readonly cookies: readonly SentCookie<T>[];
  readonly body?: RecordedBody<T>;
}

export interface RecordedResponse<T> {
  readonly status: number;
  readonly headers: readonly Header<T>[];
  readonly setCookies: readonly SetCookie<T>[];
  readonly body?: RecordedBody<T>;
}

/** One request as it passed the front door. Its response arrives as an entry of its own. */
export interface Exchange<T> {
  readonly id: ExchangeId;
  readonly from: Party;
  readonly to: Server;
  readonly channel: Channel;
  /** The exchange whose handling sent this one: a back-channel call belongs to the request that made it necessary. */
  readonly cause?: ExchangeId;
  readonly background?: Background;
  readonly request: RecordedRequest<T>;
}
