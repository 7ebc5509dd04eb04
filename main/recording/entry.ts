import type { StepId } from '../../scenarios/numbering.ts';
import type { Server, SiteName } from '../../scenarios/parties.ts';
import type { Note, ProfileMode } from '../../scenarios/step.ts';
import type { Exchange, ExchangeId, RecordedResponse, SetCookie } from './exchange.ts';

/** A set of windows that share cookies and storage. In `one browser` both sites live in `shared`. */
export type Profile = SiteName | 'shared';

/** A cookie in a browser's jar, as the browser itself reports it over CDP. */
export interface JarCookie<T> {
  readonly name: string;
  readonly value: T;
  /** A leading dot means that sub-domains get it too. */
  readonly domain: string;
  readonly path: string;
  readonly httpOnly: boolean;
  readonly secure: boolean;
  readonly sameSite?: 'Strict' | 'Lax' | 'None';
  /** Epoch milliseconds on the browser's own clock, which cannot be moved; absent: until the browser closes. */
  readonly expiresAt?: number;
}

/** A cookie that the browser had and did not send, with its own reason and that reason in plain words. */
export interface WithheldCookie<T> {
  readonly cookie: JarCookie<T>;
  /** CDP Network.CookieBlockedReason. */
  readonly reason: string;
  readonly inWords: string;
}

/** A Set-Cookie that the browser did not keep. */
export interface RefusedCookie<T> {
  readonly name: string;
  readonly line: T;
  /** CDP Network.SetCookieBlockedReason. */
  readonly reason: string;
  readonly inWords: string;
}

/** A session on a server: the store's or the forums' own, or FusionAuth's single sign-on session. */
export interface ServerSession<T> {
  readonly id: T;
  /** Whose session it is, as its keeper knows them: an e-mail address or a user id. */
  readonly user: string;
  /** Epoch milliseconds on the lab's clock. */
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** Where a script in a page finds things. */
export type ScriptSource =
  | 'location'
  | 'document.cookie'
  | 'local storage'
  | 'session storage'
  | 'form field'
  | 'fetch request'
  | 'fetch response';

export type SessionChange = 'created' | 'extended' | 'expired' | 'ended';

export type StepVerdict = 'passed' | 'failed' | 'not run';
export type RunVerdict = 'passed' | 'failed' | 'could not run' | 'stopped';

/** What the judge says of one step. */
export interface Judgement {
  readonly step: StepId;
  readonly verdict: StepVerdict;
  readonly notes: readonly Note[];
  /** Each a sentence that a newcomer understands; empty unless failed. */
  readonly differences: readonly string[];
  readonly exchange?: ExchangeId;
}

/** What happened. `T` is what text is made of: a string in the lab, masked text outside of it. */
export type Happening<T> =
  | {
      readonly type: 'run started';
      readonly workflow: string;
      readonly scenario: string;
      readonly profileMode: ProfileMode;
      readonly by: 'person' | 'script';
    }
  | { readonly type: 'request'; readonly exchange: Exchange<T> }
  | {
      readonly type: 'response';
      readonly exchange: ExchangeId;
      readonly response: RecordedResponse<T>;
      /** Real milliseconds. */
      readonly durationMs: number;
    }
  | { readonly type: 'no response'; readonly exchange: ExchangeId; readonly reason: string }
  | {
      readonly type: 'browser sent';
      readonly exchange: ExchangeId;
      readonly profile: Profile;
      readonly window: string;
      /** CDP resource type: Document, XHR, Fetch, Script ... */
      readonly resource: string;
      readonly withheld: readonly WithheldCookie<T>[];
      readonly refused: readonly RefusedCookie<T>[];
    }
  | {
      readonly type: 'cookie';
      readonly profile: Profile;
      readonly change: 'set' | 'replaced' | 'removed';
      readonly cookie: JarCookie<T>;
      /** The exchange whose response did it; absent: a script, the browser's own clean-up, or unknown. */
      readonly exchange?: ExchangeId;
    }
  | {
      readonly type: 'storage';
      readonly profile: Profile;
      readonly origin: string;
      readonly area: 'local storage' | 'session storage';
      readonly key: string;
      /** null: removed. */
      readonly value: T | null;
    }
  /** The page looked for something that it may have stored before. */
  | {
      readonly type: 'storage read';
      readonly profile: Profile;
      readonly window: string;
      readonly origin: string;
      readonly area: 'local storage' | 'session storage';
      readonly key: string;
      readonly found: boolean;
    }
  /** What a script of `origin` could read at this moment, as a probe in the page itself read it. */
  | {
      readonly type: 'script saw';
      readonly profile: Profile;
      readonly window: string;
      readonly origin: string;
      readonly source: ScriptSource;
      /** Empty: there is nothing to read there any more. */
      readonly text: T;
    }
  /** What a page shows, as far as a workflow speaks of it. */
  | {
      readonly type: 'page';
      readonly profile: Profile;
      readonly window: string;
      readonly origin: string;
      readonly shows: 'login form' | 'no login form';
    }
  | {
      readonly type: 'session';
      readonly party: Server;
      readonly change: SessionChange;
      readonly session: ServerSession<T>;
      readonly exchange?: ExchangeId;
    }
  | { readonly type: 'clock'; readonly byMs: number; readonly why: string }
  | {
      readonly type: 'action';
      readonly by: 'person' | 'script' | 'attacker';
      readonly says: string;
      readonly step?: StepId;
    }
  | {
      readonly type: 'theft';
      readonly loot: readonly { readonly name: string; readonly value: T; readonly how: 'stolen' | 'forged' }[];
    }
  | { readonly type: 'attacker kept'; readonly cookie: SetCookie<T>; readonly exchange: ExchangeId }
  /** A token that the attacker found in the body of an answer. */
  | { readonly type: 'attacker took'; readonly token: T; readonly exchange: ExchangeId }
  | {
      readonly type: 'window';
      readonly change: 'opened' | 'closed';
      readonly window: string;
      readonly profile: Profile;
      readonly site: SiteName;
    }
  | { readonly type: 'judged'; readonly judgement: Judgement }
  /** A message that belongs to no step: in a scripted run a failure of the step named, by hand a remark. */
  | { readonly type: 'unexpected'; readonly exchange: ExchangeId; readonly says: string; readonly step?: StepId }
  /** The lab itself could not do something; what was recorded is not affected. */
  | { readonly type: 'lab problem'; readonly says: string }
  | { readonly type: 'run ended'; readonly verdict: RunVerdict; readonly reason?: string };

/** One line of the append-only log. Everything else the lab shows is a projection of these. */
export type Entry<T> = Happening<T> & {
  /** Rises by one from 1, without gaps. */
  readonly seq: number;
  /** Epoch milliseconds on the lab's clock. */
  readonly at: number;
};
