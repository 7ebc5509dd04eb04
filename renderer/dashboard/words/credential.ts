import type { CredentialKind } from '../../../main/recording/credential.ts';

/** Names a colour of tokens.css: kinds that are guarded alike share one. */
export type Hue = 'password' | 'code' | 'jwt' | 'refresh' | 'session' | 'sso' | 'secret' | 'binding';

/** The colour of each kind. */
export const hueOf: Readonly<Record<CredentialKind, Hue>> = {
  password: 'password',
  'authorization code': 'code',
  JWT: 'jwt',
  'refresh token': 'refresh',
  session: 'session',
  'SSO session': 'sso',
  'client secret': 'secret',
  'API key': 'secret',
  state: 'binding',
  nonce: 'binding',
  'PKCE verifier': 'binding',
  'PKCE challenge': 'binding',
  'login in progress': 'binding',
};

/** Kinds in the order in which the Tokens panel lists them; sessions have a panel of their own. */
export const tokenKinds: readonly CredentialKind[] = [
  'JWT',
  'refresh token',
  'authorization code',
  'password',
  'client secret',
  'API key',
  'state',
  'nonce',
  'PKCE verifier',
  'PKCE challenge',
  'login in progress',
];
