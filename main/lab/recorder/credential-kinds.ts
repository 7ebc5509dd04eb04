import { hosts, type Server } from '../../../scenarios/parties.ts';
import type { CredentialKind } from '../../recording/credential.ts';
import type { Field } from './fields.ts';

/** Parameter and member names that say what their value is (RFC 6749, RFC 7636, OpenID Connect Core, FusionAuth's APIs). */
const kindOfField: ReadonlyMap<string, CredentialKind> = new Map([
  ['password', 'password'],
  ['code', 'authorization code'],
  ['access_token', 'JWT'],
  ['id_token', 'JWT'],
  ['token', 'JWT'],
  ['refresh_token', 'refresh token'],
  ['refreshToken', 'refresh token'],
  ['client_secret', 'client secret'],
  ['state', 'state'],
  ['nonce', 'nonce'],
  ['code_verifier', 'PKCE verifier'],
  ['code_challenge', 'PKCE challenge'],
]);

const kindOfCookie: ReadonlyMap<string, CredentialKind> = new Map([
  ['sid', 'session'],
  ['refresh', 'refresh token'],
  ['jwt', 'JWT'],
  ['login', 'login in progress'],
  ['fusionauth.sso', 'SSO session'],
  ['access_token', 'JWT'],
  ['refresh_token', 'refresh token'],
]);

/** Names whose values are masked where they stand even when they are too short to be recognised elsewhere. */
export const secretFieldNames: readonly string[] = [...kindOfField.keys()].filter(
  (name) => name !== 'token' && name !== 'code',
);

const jwtShape = /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/;

/** What the value of a field is; undefined: nothing that the lab follows. */
export function fieldKind({ name, value }: Field): CredentialKind | undefined {
  if (value === '') return undefined;
  if (jwtShape.test(value)) return 'JWT';
  const kind = kindOfField.get(name);
  return kind === 'JWT' ? undefined : kind;
}

/** What the value of a cookie is. A JWT is a JWT in any cookie. */
export function cookieKind({ name, value }: Field): CredentialKind | undefined {
  if (value === '') return undefined;
  if (jwtShape.test(value)) return 'JWT';
  const kind = kindOfCookie.get(name);
  return kind === 'JWT' ? undefined : kind;
}

/** The server behind a cookie's domain, with or without the leading dot. */
export function serverOfDomain(domain: string): Server | undefined {
  const host = domain.replace(/^\./, '');
  if (host === hosts.store) return 'store';
  if (host === hosts.forums) return 'forums';
  if (host === hosts.fusionauth) return 'fusionauth';
  return undefined;
}
