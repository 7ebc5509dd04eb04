/** The three choices that make a workflow. Store, Forums and scenario are composed from them (facts/workflows.md, section 5). */

/** What the person holds in their hands. */
export type Application = 'spa' | 'webapp' | 'mobile';

/** Where the password is typed, and how its fruit reaches the application. */
export type Login =
  | 'authorization code grant'
  | 'implicit grant'
  | 'password grant'
  | 'native form to backend'
  | 'native form to FusionAuth'
  | 'native form to FusionAuth, same domain';

/** What proves, request by request, who is there, and where that proof is kept. */
export type Credentials =
  | 'session'
  | 'session + refresh token'
  | 'JWT'
  | 'JWT + refresh token'
  | 'JWT in local storage'
  | 'JWT in local storage + refresh token';

/** One point of the space. */
export interface Point {
  readonly application: Application;
  readonly login: Login;
  readonly credentials: Credentials;
}
