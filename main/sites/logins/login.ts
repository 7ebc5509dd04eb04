import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../clock.ts';
import type { CredentialKeeping } from '../credentials/credentials.ts';
import type { CookieJar } from '../http/cookie-jar.ts';
import type { AccessTokens } from '../oidc/access-tokens.ts';
import type { OidcClient } from '../oidc/client.ts';
import type { Refresh } from '../oidc/token-set.ts';
import type { Entrance } from './entrance.ts';

/** Where tokens come from and are renewed, and the login that yields them: one value of scenarios/space.ts `Login`. */
export interface TokenSource {
  /** At the place that the tokens of this login come from. */
  readonly refresh: Refresh;
  /** The login as visitors meet it. It ends in `credentials`. */
  login(credentials: CredentialKeeping): LoginMethod;
}

/** How a person becomes a token set. */
export interface LoginMethod {
  /** Its own routes, leading into the application by its entrance. At the end of each stands `credentials.issue`. */
  mount(app: FastifyInstance, entrance: Entrance): void;
  /**
   * Where "Log in" leads; whatever ties the login to this browser goes into the reply.
   * undefined: to a form that the application itself draws.
   */
  begin(request: FastifyRequest, reply: FastifyReply): Promise<string | undefined>;
  /** Where a logout goes on. */
  readonly afterLogout: string;
  /** What it asks of the page of a single-page application. */
  readonly page: PageNeeds;
}

export interface PageNeeds {
  /** What the page's script must be told, for renderer/spa/setup.ts. */
  readonly addresses: Readonly<Record<string, string>>;
  /** Paths besides `/` at which the page must be. */
  readonly paths: readonly string[];
  /** Origins besides the site's own that the script talks to. */
  readonly connectsTo: readonly string[];
}

/** A page that talks to its own site alone. */
export const ordinaryPage: PageNeeds = { addresses: {}, paths: [], connectsTo: [] };

/** The site's application at FusionAuth, and where to find both. */
export interface FusionAuthApplication {
  readonly issuer: string;
  /** Of the application, which also is its id. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** For FusionAuth's Login API, which takes passwords from whoever has one (contract, section 4.1). */
  readonly apiKey: string;
  /** FusionAuth as browsers know it on the domain of the sites: `http://login.example.localhost:4000`. */
  readonly sameDomainOrigin?: string;
}

/** What every login is built from. */
export interface LoginParts {
  /** The site's own. */
  readonly origin: string;
  readonly fusionAuth: FusionAuthApplication;
  readonly backChannel: typeof fetch;
  readonly oidc: OidcClient;
  readonly jar: CookieJar;
  readonly clock: Clock;
  /** Made when first asked for, because that fetches FusionAuth's keys. */
  readonly accessTokens: () => Promise<AccessTokens>;
}
