import type { User } from '../user.ts';

/** What a login is worth: the fruit of every grant. */
export interface TokenSet {
  readonly accessToken: string;
  /** Absent unless `offline_access` was asked for and FusionAuth grants it. */
  readonly refreshToken?: string;
  /** From the id token, whose claims have been checked. */
  readonly user: User;
}
