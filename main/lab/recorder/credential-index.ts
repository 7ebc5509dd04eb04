import type { Credential, CredentialId, CredentialKind, DecodedJwt } from '../../recording/credential.ts';
import { decodeToken } from './decode-jwt.ts';

/** Values shorter than this mean nothing outside the field that names them: "password" is also a word. In characters. */
const DISTINCTIVE_LENGTH = 12;

/** Values kept in the index at most: what a hostile client can make the lab remember is bounded. */
const MOST = 20_000;

/** Values with delimiters in them cost a search each, so fewer of those. */
const MOST_ODD = 100;

/** All credentials of a run, found by value in constant time. */
export interface CredentialIndex {
  /**
   * The credential with this value; a new one if it was never seen. `owner` goes into the name: `Store session 1`.
   * Undefined only when the index is full.
   */
  learn(value: string, kind: CredentialKind, owner?: string): Credential | undefined;
  /** Whatever has exactly this value. */
  find(value: string): Credential | undefined;
  /** Values that cannot be found by cutting text into tokens, because they contain delimiters. */
  readonly oddValues: readonly string[];
  update(id: CredentialId, more: { readonly expiresAt?: number; readonly signature?: DecodedJwt['signature'] }): void;
  /** The value behind a chip, for the one who asks to see it. */
  valueOf(id: CredentialId): string | undefined;
  readonly all: Iterable<Credential>;
  /** Told of every new credential and of every change to one. */
  onChange(listener: (credential: Credential) => void): void;
}

/** True when the value is long enough to be looked for everywhere. */
export function isDistinctive(value: string): boolean {
  return value.length >= DISTINCTIVE_LENGTH;
}

/** First and last four characters, or dots alone when that would give too much away. */
export function maskValue(value: string): string {
  return value.length >= 16 ? `${value.slice(0, 4)}…${value.slice(-4)}` : '••••';
}

/** An empty index. */
export function createCredentialIndex(): CredentialIndex {
  const byValue = new Map<string, CredentialId>();
  const byId = new Map<CredentialId, { value: string; credential: Credential }>();
  const counts = new Map<string, number>();
  const oddValues: string[] = [];
  const listeners: ((credential: Credential) => void)[] = [];

  const publish = (value: string, credential: Credential) => {
    byId.set(credential.id, { value, credential });
    for (const listener of listeners) listener(credential);
    return credential;
  };

  const nextName = (kind: CredentialKind, owner: string | undefined) => {
    const stem = owner ? `${owner} ${kind}` : kind;
    const count = (counts.get(stem) ?? 0) + 1;
    counts.set(stem, count);
    return `${stem} ${count}`;
  };

  /** A claim may be a credential itself, as a nonce is. */
  const masked = (claims: DecodedJwt['claims']): DecodedJwt['claims'] =>
    Object.fromEntries(
      Object.entries(claims).map(([name, value]) => [
        name,
        typeof value === 'string' && isDistinctive(value) && byValue.has(value) ? maskValue(value) : value,
      ]),
    );

  const find = (value: string) => {
    const id = byValue.get(value);
    return id ? byId.get(id)?.credential : undefined;
  };

  return {
    learn(value, kind, owner) {
      const known = find(value);
      if (known) return known;
      if (byValue.size >= MOST) return undefined;
      const id = `c${byValue.size + 1}` as CredentialId;
      byValue.set(value, id);
      if (oddValues.length < MOST_ODD && isDistinctive(value) && /[^\w.~-]/.test(value)) oddValues.push(value);
      const jwt = kind === 'JWT' ? decodeToken(value) : undefined;
      return publish(value, {
        id,
        kind,
        name: nextName(kind, owner),
        shown: maskValue(value),
        ...(jwt
          ? {
              jwt: { ...jwt.decoded, claims: masked(jwt.decoded.claims) },
              ...(jwt.expiresAt === undefined ? {} : { expiresAt: jwt.expiresAt }),
            }
          : {}),
      });
    },
    find,
    oddValues,
    update(id, { expiresAt, signature }) {
      const held = byId.get(id);
      if (!held) return;
      const { credential, value } = held;
      publish(value, {
        ...credential,
        ...(expiresAt === undefined ? {} : { expiresAt }),
        ...(signature && credential.jwt ? { jwt: { ...credential.jwt, signature } } : {}),
      });
    },
    valueOf: (id) => byId.get(id)?.value,
    get all() {
      return [...byId.values()].map(({ credential }) => credential);
    },
    onChange: (listener) => {
      listeners.push(listener);
    },
  };
}
