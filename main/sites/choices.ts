import type { Application, Credentials, Login, Point } from '../../scenarios/space.ts';
import type { ApplicationKind, ApplicationParts } from './applications/application.ts';
import { singlePage } from './applications/single-page.ts';
import { webapp } from './applications/webapp.ts';
import type { CredentialKeeping, CredentialParts } from './credentials/credentials.ts';
import { readFusionAuthCookies } from './credentials/fusionauth-cookies.ts';
import { keepJwt } from './credentials/jwt.ts';
import { readJwtFromPage } from './credentials/jwt-in-local-storage.ts';
import { keepJwtWithRefreshToken } from './credentials/jwt-with-refresh-token.ts';
import { keepSession } from './credentials/session.ts';
import { keepSessionWithRefreshToken } from './credentials/session-with-refresh-token.ts';
import { authorizationCodeGrant } from './logins/authorization-code-grant.ts';
import { implicitGrant } from './logins/implicit-grant.ts';
import type { LoginParts, TokenSource } from './logins/login.ts';
import { nativeFormToBackend } from './logins/native-form-to-backend.ts';
import { nativeFormToFusionAuth } from './logins/native-form-to-fusionauth.ts';
import { nativeFormToFusionAuthSameDomain } from './logins/native-form-to-fusionauth-same-domain.ts';
import { passwordGrant } from './logins/password-grant.ts';

/** How each of the three parts of a site is made. */
export interface Choices {
  readonly application: (parts: ApplicationParts) => ApplicationKind;
  readonly login: (parts: LoginParts) => TokenSource | Promise<TokenSource>;
  readonly credentials: (parts: CredentialParts) => CredentialKeeping | Promise<CredentialKeeping>;
}

type Table<Choice extends string, Made> = Partial<Readonly<Record<Choice, Made>>>;

/** A login, and what it goes with. */
interface LoginChoice {
  readonly login: Choices['login'];
  readonly applications: Table<Application, Choices['application']>;
  readonly credentials: Table<Credentials, Choices['credentials']>;
}

// To add a choice: one file that implements the interface of its folder, and one line here.
const applications: LoginChoice['applications'] = { spa: singlePage, webapp };

const credentials: LoginChoice['credentials'] = {
  session: keepSession,
  'session + refresh token': keepSessionWithRefreshToken,
  JWT: keepJwt,
  'JWT + refresh token': keepJwtWithRefreshToken,
};

const logins: Table<Login, LoginChoice> = {
  'authorization code grant': { login: authorizationCodeGrant, applications, credentials },
  'password grant': { login: passwordGrant, applications, credentials },
  'native form to backend': { login: nativeFormToBackend, applications, credentials },
  // The token comes back to a script.
  'implicit grant': {
    login: implicitGrant,
    applications: { spa: singlePage },
    credentials: { ...credentials, 'JWT in local storage': readJwtFromPage },
  },
  // A script asks FusionAuth, whose refresh token stays in a cookie over there.
  'native form to FusionAuth': {
    login: nativeFormToFusionAuth,
    applications: { spa: singlePage },
    credentials: { 'JWT + refresh token': keepJwt, 'JWT in local storage + refresh token': readJwtFromPage },
  },
  // A script asks FusionAuth, and FusionAuth gives the cookies.
  'native form to FusionAuth, same domain': {
    login: nativeFormToFusionAuthSameDomain,
    applications: { spa: singlePage },
    credentials: { 'JWT + refresh token': readFusionAuthCookies },
  },
};

function built<Choice extends string, Made>(table: Table<Choice, Made>, choice: Choice): Made {
  const made = table[choice];
  if (made === undefined) throw new RangeError(`No site can be composed with "${choice}" yet.`);
  return made;
}

/** The parts that make a site at `point`. Throws a RangeError for a choice that has not been built, or not beside the others. */
export function choose(point: Point): Choices {
  const { login, applications, credentials } = built(logins, point.login);
  return {
    login,
    application: built(applications, point.application),
    credentials: built(credentials, point.credentials),
  };
}
