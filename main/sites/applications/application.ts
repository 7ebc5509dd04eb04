import type { FastifyInstance } from 'fastify';
import type { Point } from '../../../scenarios/space.ts';
import type { SiteContent } from '../content/site-content.ts';
import type { CredentialKeeping } from '../credentials/credentials.ts';
import type { PagePowers } from '../http/security-headers.ts';
import type { Entrance } from '../logins/entrance.ts';
import type { LoginMethod } from '../logins/login.ts';
import type { BuiltPages } from './built-pages.ts';

/** What the person holds in their hands: one value of scenarios/space.ts `Application`. */
export interface ApplicationKind {
  readonly powers: PagePowers;
  readonly entrance: Entrance;
  /** Its pages and data, and its answer to whoever is not logged in. */
  mount(app: FastifyInstance): Promise<void>;
}

/** What every application is built from. */
export interface ApplicationParts {
  readonly point: Point;
  readonly login: LoginMethod;
  readonly credentials: CredentialKeeping;
  readonly content: SiteContent;
  readonly built: BuiltPages;
}
