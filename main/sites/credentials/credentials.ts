import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CookieJar } from '../http/cookie-jar.ts';
import type { OidcClient } from '../oidc/client.ts';
import type { TokenSet } from '../oidc/token-set.ts';
import type { SessionStore } from '../sessions/session-store.ts';
import type { User } from '../user.ts';

/** Asking who is there is not use: only `use` keeps a session alive. */
type Purpose = 'ask' | 'use';

/** What proves, request by request, who is there: one value of scenarios/space.ts `Credentials`. */
export interface CredentialKeeping {
  /** What a login must ask FusionAuth for. */
  readonly scope: string;
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
  readonly oidc: OidcClient;
}
