import type { Party } from '../../scenarios/parties.ts';
import type { Channel, ExchangeId } from './exchange.ts';

/** Names one credential for the length of a run. */
export type CredentialId = string & { readonly brand: 'CredentialId' };

/** What the lab recognises by value wherever it occurs (dashboard.md, "Follow the credential"). */
export type CredentialKind =
  | 'password'
  | 'authorization code'
  | 'JWT'
  | 'refresh token'
  | 'session'
  | 'SSO session'
  | 'client secret'
  | 'state'
  | 'nonce'
  | 'PKCE verifier'
  | 'PKCE challenge'
  | 'login in progress'
  | 'API key';

/** A decoded JWT and what the issuer's keys say about it. */
export interface DecodedJwt {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  /** `checking` until the keys have been asked. */
  readonly signature: 'checking' | 'valid' | 'invalid';
}

/** One credential: one thing everywhere, for the whole run. Its value stays with the lab. */
export interface Credential {
  readonly id: CredentialId;
  readonly kind: CredentialKind;
  /** Short and unique: `refresh token 1`, `Store session 2`. */
  readonly name: string;
  /** Masked: first and last four characters, or dots alone when it is short. */
  readonly shown: string;
  /** Epoch milliseconds on the lab's clock; absent when nothing says when it ends. */
  readonly expiresAt?: number;
  readonly jwt?: DecodedJwt;
}

/** Where a credential stood when it was seen. */
export type Place =
  | 'URL path'
  | 'query'
  | 'header'
  | 'cookie'
  | 'Set-Cookie'
  | 'redirect query'
  | 'redirect fragment'
  | 'request body'
  | 'response body'
  | 'cookie jar'
  | 'local storage'
  | 'session storage'
  | 'server-side session'
  /** A script in the page could read it there. */
  | 'page script'
  | "attacker's hands";

/** One occurrence of a credential. */
export interface Sighting {
  readonly credential: CredentialId;
  /** The log entry in which it occurred. */
  readonly seq: number;
  /** Epoch milliseconds on the lab's clock. */
  readonly at: number;
  readonly place: Place;
  /** Who could read it there: the receiver of a message, the owner of a jar or a session. */
  readonly holder: Party;
  readonly from?: Party;
  readonly channel?: Channel;
  readonly exchange?: ExchangeId;
}

/** Text in which a credential stood, with the value taken out. */
export interface Chip {
  readonly credential: CredentialId;
  readonly shown: string;
}

/** Text as the dashboard gets it: plain pieces, and chips where credentials stood. */
export type MaskedText = readonly (string | Chip)[];
