import type { User } from '../user.ts';
import { FusionAuthRefused } from './failures.ts';

/** What a login is worth: the fruit of every grant. */
export interface TokenSet {
  readonly accessToken: string;
  /** Absent unless it was asked for and FusionAuth grants it. */
  readonly refreshToken?: string;
  /** From the id token, the answer of the Login API, or the access token; whichever it is, it has been checked. */
  readonly user: User;
}

/**
 * Fresh tokens for a refresh token: exactly one back-channel call, to where the token came from.
 * Throws FusionAuthRefused or FusionAuthUnreachable.
 */
export type Refresh = (refreshToken: string) => Promise<TokenSet>;

/** For a login that yields no refresh token, so that any that a browser brings is none of its own. */
export const neverRefresh: Refresh = async () => {
  throw new FusionAuthRefused('back', 'invalid_grant');
};
