import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../clock.ts';
import type { CredentialKeeping } from '../credentials/credentials.ts';
import type { CookieJar } from '../http/cookie-jar.ts';
import type { OidcClient } from '../oidc/client.ts';

/** How a person becomes a token set: one value of scenarios/space.ts `Login`. */
export interface LoginMethod {
  /** Its own routes. At the end of each stands `credentials.issue`. */
  mount(app: FastifyInstance): void;
  /** Where "Log in" leads; whatever ties the login to this browser goes into the reply. */
  begin(request: FastifyRequest, reply: FastifyReply): Promise<string>;
}

/** What every login is built from. */
export interface LoginParts {
  /** The site's own. */
  readonly origin: string;
  readonly oidc: OidcClient;
  readonly jar: CookieJar;
  readonly clock: Clock;
  readonly credentials: CredentialKeeping;
}
