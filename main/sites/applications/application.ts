import type { FastifyInstance } from 'fastify';
import type { SiteName } from '../../../scenarios/parties.ts';
import type { SiteContent } from '../content/site-content.ts';
import type { CredentialKeeping } from '../credentials/credentials.ts';
import type { LoginMethod } from '../logins/login.ts';

/** What the person holds in their hands: one value of scenarios/space.ts `Application`. */
export interface ApplicationKind {
  /** Its pages and data, and its answer to whoever is not logged in. */
  mount(app: FastifyInstance): Promise<void>;
}

/** What every application is built from. */
export interface ApplicationParts {
  readonly name: SiteName;
  readonly login: LoginMethod;
  readonly credentials: CredentialKeeping;
  readonly content: SiteContent;
  /** Folder of the built pages. */
  readonly pages: string;
  /** Where a logout goes on: FusionAuth, which ends its own session and sends the browser back. */
  readonly endSessionUrl: string;
}
