/** One thing that the lab uses, whether it is there, and what to do if not. */
export interface Finding {
  readonly what: string;
  readonly there: boolean;
  readonly says: string;
  /** How to get it; absent when it is there. */
  readonly fix?: string;
  /** Without it nothing runs. */
  readonly needed: boolean;
}
