import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CookieJar } from '../http/cookie-jar.ts';
import type { AccessTokens } from '../oidc/access-tokens.ts';
import type { Refresh, TokenSet } from '../oidc/token-set.ts';
import type { SessionStore } from '../sessions/session-store.ts';
import type { User } from '../user.ts';

/**
 * Looking changes nothing and calls nobody: what has died has died. Asking may renew it, but is not use: only `use`
 * keeps a session alive.
 */
type Purpose = 'look' | 'ask' | 'use';

/** What proves, request by request, who is there: one value of scenarios/space.ts `Credentials`. */
export interface CredentialKeeping {
  /** Whether a login must ask FusionAuth for a refresh token. */
  readonly wantsRefreshToken: boolean;
  /** Where a script hands in the access token that only it can read (S-DROP, S-START); absent: nowhere, it keeps it. */
  readonly takesTokenAt?: '/api/cookie-drop' | '/api/start-session';
  /** Turns the fruit of a login into cookies or a session, in place of whatever this browser held. */
  issue(request: FastifyRequest, reply: FastifyReply, tokens: TokenSet): void;
  /**
   * Who sent the request, renewing silently what has died and can be renewed.
   * Throws FusionAuthUnreachable when that cannot be found out now.
   */
  identify(request: FastifyRequest, reply: FastifyReply, purpose: Purpose): Promise<User | undefined>;
  /** Ends what `issue` began: a logout. */
  revoke(request: FastifyRequest, reply: FastifyReply): void;
}

/** What every way to keep credentials is built from. */
export interface CredentialParts {
  readonly jar: CookieJar;
  readonly sessions: SessionStore;
  /** Of the login that the tokens come from. */
  readonly refresh: Refresh;
  /** Made when first asked for, because that fetches FusionAuth's keys. */
  readonly accessTokens: () => Promise<AccessTokens>;
}
