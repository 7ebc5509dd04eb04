import type { Application, Credentials, Login } from '../../../scenarios/space.ts';

/** In the order of the catalogue's headings. */
export const applications: readonly Application[] = ['spa', 'webapp', 'mobile'];

/** Headings of the catalogue. */
export const applicationTitle: Readonly<Record<Application, string>> = {
  spa: 'Single-page app',
  webapp: 'Web app',
  mobile: 'Mobile app',
};

/** Where the password is typed, in short. */
export const loginInShort: Readonly<Record<Login, string>> = {
  'authorization code grant': 'code grant',
  'implicit grant': 'implicit grant',
  'password grant': 'password grant',
  'native form to backend': 'own form, to backend',
  'native form to FusionAuth': 'own form, to FusionAuth',
  'native form to FusionAuth, same domain': 'own form, to FusionAuth, same domain',
};

/** What is kept, in short. */
export const credentialsInShort: Readonly<Record<Credentials, string>> = {
  session: 'session',
  'session + refresh token': 'session + refresh',
  JWT: 'JWT',
  'JWT + refresh token': 'JWT + refresh',
  'JWT in local storage': 'JWT in local storage',
  'JWT in local storage + refresh token': 'JWT in local storage + refresh',
};
