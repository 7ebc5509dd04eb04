/** One row of facts/workflows.md: a message with its reply, or a self-arrow. Hosts and cookies are named as on the lab's wire. */
export interface Row {
  readonly arrows: readonly number[];
  readonly from: Lane;
  readonly to: Lane;
  /** Method and path, or several that will do; `self` for an arrow that leads back to its party. */
  readonly message: string | readonly string[];
  /** What is named in `()` of a POST, `{}` of a GET. */
  readonly carries?: readonly Carried[];
  /** Name and domain; absent: not stated. */
  readonly sent?: readonly string[];
  /** Drawn or in the text; absent: not stated. */
  readonly status?: number;
  /** The reason phrase of a 401, which the articles write in two ways. */
  readonly phrase?: 'Not Authorized' | 'Unauthorized';
  /** Location: party, path, and what is in its query or fragment. */
  readonly leads?: string;
  readonly set?: readonly string[];
  /** What the body is. */
  readonly gives?: 'cart' | 'posts' | 'user';
}

export type Lane = 'browser' | 'store' | 'forums' | 'fusionauth' | 'attacker';

export type Carried =
  | 'response_type=code'
  | 'response_type=token'
  | 'grant_type=refresh'
  | 'grant_type=password'
  | 'credentials'
  | 'code'
  | 'client_secret'
  | 'refresh token'
  | 'JWT';

/** Rows with their arrows counted from 1, as section 1 of the facts has its blocks. */
export type Block = readonly Row[];

/** Blocks and rows one after the other. Each says at which arrow it begins, and must begin there. */
export function tableOf(...parts: readonly (readonly [first: number, block: Block])[]): readonly Row[] {
  return parts.flatMap(([first, block]) =>
    block.map((row) => ({ ...row, arrows: row.arrows.map((arrow) => arrow + first - 1) })),
  );
}

/** A workflow as the facts have it, and where the lab departs from that: each of these steps must have a note. */
export interface WorkflowFacts {
  /** As the catalogue names it. */
  readonly id: string;
  readonly arrows: number;
  readonly table: readonly Row[];
  /** `14→15 sent`: arrows and column. */
  readonly departs: readonly string[];
  /** Slips that no column shows, by the arrows of the step whose note says so. */
  readonly slips?: Readonly<Record<string, RegExp>>;
}
