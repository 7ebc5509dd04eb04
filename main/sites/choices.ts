import type { Application, Credentials, Login, Point } from '../../scenarios/space.ts';
import type { ApplicationKind, ApplicationParts } from './applications/application.ts';
import { singlePage } from './applications/single-page.ts';
import type { CredentialKeeping, CredentialParts } from './credentials/credentials.ts';
import { keepSession } from './credentials/session.ts';
import { keepSessionWithRefreshToken } from './credentials/session-with-refresh-token.ts';
import { authorizationCodeGrant } from './logins/authorization-code-grant.ts';
import type { LoginMethod, LoginParts } from './logins/login.ts';

/** How each of the three parts of a site is made. */
export interface Choices {
  readonly application: (parts: ApplicationParts) => ApplicationKind;
  readonly login: (parts: LoginParts) => LoginMethod;
  readonly credentials: (parts: CredentialParts) => CredentialKeeping;
}

// To add a choice: one file that implements the interface of its folder, and one line here.
const applications: Partial<Record<Application, Choices['application']>> = { spa: singlePage };
const logins: Partial<Record<Login, Choices['login']>> = { 'authorization code grant': authorizationCodeGrant };
const credentials: Partial<Record<Credentials, Choices['credentials']>> = {
  session: keepSession,
  'session + refresh token': keepSessionWithRefreshToken,
};

function built<T>(choice: T | undefined, what: string): T {
  if (choice === undefined) throw new RangeError(`No site can be composed with "${what}" yet.`);
  return choice;
}

/** The parts that make a site at `point`. Throws a RangeError for a choice that has not been built. */
export function choose(point: Point): Choices {
  return {
    application: built(applications[point.application], point.application),
    login: built(logins[point.login], point.login),
    credentials: built(credentials[point.credentials], point.credentials),
  };
}
