import type { CredentialId, MaskedText } from '../../../main/recording/credential.ts';
import type { Entry, JarCookie, Profile } from '../../../main/recording/entry.ts';
import type { ExchangeId } from '../../../main/recording/exchange.ts';
import { credentialOf } from './masked-text.ts';

/** One thing that happened to a cookie. */
export interface CookieEvent {
  readonly seq: number;
  readonly at: number;
  readonly change: 'set' | 'replaced' | 'removed';
  readonly value: MaskedText;
  readonly exchange?: ExchangeId;
}

/** A cookie of one jar: as it is now, or was last, and how it came to be so. */
export interface KeptCookie {
  readonly key: string;
  readonly cookie: JarCookie<MaskedText>;
  readonly present: boolean;
  /** When its present value came. */
  readonly since: number;
  /** Oldest first; grows in place, so that a long life costs nothing to keep. */
  readonly history: CookieEvent[];
}

/** The cookies of every profile, by name, domain and path, in the order in which they first appeared. */
export interface Jars {
  readonly profiles: Map<Profile, Map<string, KeptCookie>>;
  /** Credentials that stood in a cookie that scripts may read. */
  readonly readableByScript: Set<CredentialId>;
}

/** Jars in which nothing is. */
export function emptyJars(): Jars {
  return { profiles: new Map(), readableByScript: new Set() };
}

/** Takes one entry in. */
export function addToJars(jars: Jars, entry: Entry<MaskedText>): void {
  if (entry.type !== 'cookie') return;
  const { profile, change, cookie, seq, at, exchange } = entry;
  const jar = jars.profiles.get(profile) ?? new Map<string, KeptCookie>();
  jars.profiles.set(profile, jar);

  const key = `${cookie.domain}|${cookie.path}|${cookie.name}`;
  const event = { seq, at, change, value: cookie.value, ...(exchange ? { exchange } : {}) };
  const history = jar.get(key)?.history ?? [];
  history.push(event);
  jar.set(key, { key, cookie, present: change !== 'removed', since: at, history });

  const credential = credentialOf(cookie.value);
  if (credential && !cookie.httpOnly) jars.readableByScript.add(credential);
}

/** The cookies of one jar, host by host. */
export function byHost(jar: ReadonlyMap<string, KeptCookie>): readonly (readonly [host: string, KeptCookie[]])[] {
  const hosts = new Map<string, KeptCookie[]>();
  for (const kept of jar.values()) {
    const host = kept.cookie.domain.replace(/^\./, '');
    const cookies = hosts.get(host);
    if (cookies) cookies.push(kept);
    else hosts.set(host, [kept]);
  }
  return [...hosts];
}
