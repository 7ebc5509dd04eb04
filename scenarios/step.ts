import type { CookieKind } from './cookies.ts';
import type { hosts, Party, Server, SiteName } from './parties.ts';
import type { Kept, StorageItem } from './storage.ts';

/** What a person, the lab's clock or the attacker does; everything else follows by itself. */
export type Action =
  | { readonly do: 'open'; readonly site: SiteName }
  | { readonly do: 'press'; readonly site: SiteName; readonly button: 'Log in' | 'Load cart' | 'Load posts' }
  /** FusionAuth's hosted form, in the window of the site that sent the person there. */
  | { readonly do: 'submit login form'; readonly site: SiteName; readonly keepSignedIn: boolean }
  /** The site's own form. */
  | { readonly do: 'submit site form'; readonly site: SiteName }
  | { readonly do: 'move clock'; readonly past: Lifetime }
  | { readonly do: 'steal'; readonly kept: readonly Kept[] }
  | {
      readonly do: 'attack';
      readonly method: 'GET' | 'POST';
      readonly at: keyof typeof hosts;
      readonly path: string;
      /**
       * What the attacker, who starts with nothing, is given first. `what it kept`: the jar of the attack before, with what
       * that brought. `brought`: nothing but the token in the answer before, carried as the page carries its own.
       */
      readonly with: readonly Loot[] | 'what it kept' | { readonly brought: Kept };
    };

/** What an attacker starts with. */
export type Loot =
  | { readonly stolen: Kept }
  /** A value that was never issued, as the articles' "bad session id". */
  | { readonly forged: CookieKind };

/** What a jump of the clock outlives. */
export type Lifetime = 'session' | 'JWT' | 'refresh token';

/** One thing said about a step besides its verdict: what the article draws, what is true, and who says so. */
export interface Note {
  /** What the article draws or leaves out. */
  readonly article: string;
  /** What the lab does, and why. */
  readonly truth: string;
  /** Where that stands: an RFC section, a FusionAuth document, a section of the contract. */
  readonly source: string;
}

/** A cookie that must be set, with the attributes that the article gives (HttpOnly and domain). */
export interface SetCookieExpectation {
  readonly cookie: CookieKind;
  readonly change: 'set' | 'cleared';
}

/** A value that a parameter must have: exactly this, the callback of a site, or merely present. */
export type ParameterExpectation =
  | { readonly is: string }
  | { readonly callbackOf: SiteName }
  | { readonly present: true };

export interface RequestExpectation {
  readonly method: 'GET' | 'POST';
  /** The host that is addressed, where it is not the party's usual one. */
  readonly at?: keyof typeof hosts;
  readonly path: string;
  /** What matters of the query of a GET or the body of a POST; others may come along. */
  readonly parameters?: Readonly<Record<string, ParameterExpectation>>;
  /** Exactly these, leaving out FusionAuth's undrawn ones. Absent: the article does not say. */
  readonly cookiesSent?: readonly CookieKind[];
  /** What a script must put into `Authorization: Bearer` (RFC 6750 section 2.1). Absent: not looked at. */
  readonly bearer?: StorageItem;
}

export interface ResponseExpectation {
  readonly status: number;
  /** Where a redirect leads: a path of `to`, with the parameters it must carry. */
  readonly location?: {
    readonly to: Server;
    readonly path: string;
    readonly carries?: readonly string[];
    /** In the fragment, which no server ever sees. */
    readonly fragment?: readonly string[];
  };
  /** Members of a JSON body that must be there. */
  readonly json?: readonly string[];
  /** Text that a page must show. */
  readonly shows?: string;
  /** What the person has at this site and nothing else, piece by piece: the demo data, as JSON or on a page. */
  readonly data?: SiteName;
  /** Exactly these, leaving out FusionAuth's undrawn ones. */
  readonly setCookies: readonly SetCookieExpectation[];
  /** The asker is a server, which keeps no cookies: whatever is set makes no difference. */
  readonly cookiesIgnored?: true;
}

/** A message and its reply; two arrows of the article, and in between what the receiver does to answer. */
export interface MessageStep {
  readonly kind: 'message';
  readonly from: Party;
  readonly to: Server;
  /** In the article's words, for people: `AJAX GET /api/user`. */
  readonly says: string;
  /** The reply in the article's words: `404 Missing`. */
  readonly answers: string;
  readonly request: RequestExpectation;
  readonly response: ResponseExpectation;
  readonly during: readonly Step[];
  readonly action?: Action;
  readonly notes?: readonly Note[];
  /** Set where the article expects a theft to work: shown as a theft, not as an error. */
  readonly theft?: true;
}

/** Something a party does by itself; one self-arrow. */
export interface SessionStep {
  readonly kind: 'session';
  readonly party: SiteName;
  readonly change: 'created' | 'extended';
  readonly says: string;
  readonly notes?: readonly Note[];
}

/** Something that happens in the browser without a message; one self-arrow. */
export interface PageStep {
  readonly kind: 'page';
  readonly party: 'browser';
  readonly site: SiteName;
  readonly says: string;
  /**
   * What proves it: a password field that is on the page, cookies that were overwritten by the latest answer, a look into
   * local storage that finds nothing, or a write to it.
   */
  readonly evidence:
    | { readonly shows: 'login form' }
    | { readonly replaced: readonly CookieKind[] }
    | { readonly misses: StorageItem }
    | { readonly stores: StorageItem };
  readonly notes?: readonly Note[];
}

/** The articles' "log in again as at the top": one self-arrow, and the messages it stands for. */
export interface AgainStep {
  readonly kind: 'again';
  readonly party: 'browser';
  readonly says: string;
  /** Judged like any others; the article gives them no numbers here. */
  readonly steps: readonly Step[];
  readonly notes?: readonly Note[];
}

export type Step = MessageStep | SessionStep | PageStep | AgainStep;

export interface Phase {
  readonly title: string;
  /** `lab`: the article does not draw it; it proves something that the article only says. It has no arrow numbers. */
  readonly drawnBy: 'article' | 'lab';
  /** Done before the first message, as a jump of the clock or a theft. */
  readonly before?: readonly Action[];
  readonly steps: readonly Step[];
}

/** Which windows share cookies (architecture.md, "Partitions"). */
export type ProfileMode = 'isolated' | 'one browser';

export interface Scenario {
  /** Unique within the workflow. */
  readonly id: string;
  readonly title: string;
  readonly profileMode: ProfileMode;
  /** Why the other mode would not do, in a sentence. */
  readonly profileReason: string;
  readonly phases: readonly Phase[];
}
