import type { Credential, CredentialId, Sighting } from '../../../main/recording/credential.ts';
import type { Party } from '../../../scenarios/parties.ts';

/** A credential and everywhere it was seen, in order. */
export interface KnownCredential {
  readonly credential: Credential;
  /** Oldest first; grows in place. */
  readonly sightings: Sighting[];
  /** Everybody who had it in readable form. */
  readonly holders: Set<Party>;
}

/** Every credential of the run, in order of appearance. */
export interface CredentialIndex {
  readonly known: Map<CredentialId, KnownCredential>;
  /** Who stood where in each log entry, so that a row can name what it carried. */
  readonly bySeq: Map<number, CredentialId[]>;
}

/** An index that knows nothing yet. */
export function emptyIndex(): CredentialIndex {
  return { known: new Map(), bySeq: new Map() };
}

/** Takes in a new credential, or what is known better about an old one. */
export function addCredential(index: CredentialIndex, credential: Credential): void {
  const { sightings, holders } = index.known.get(credential.id) ?? { sightings: [], holders: new Set<Party>() };
  index.known.set(credential.id, { credential, sightings, holders });
}

/** Takes in one occurrence. One of a credential that was never announced is nobody's, and dropped. */
export function addSighting(index: CredentialIndex, sighting: Sighting): void {
  const known = index.known.get(sighting.credential);
  if (!known) return;
  known.sightings.push(sighting);
  known.holders.add(sighting.holder);
  if (sighting.from) known.holders.add(sighting.from);
  const inEntry = index.bySeq.get(sighting.seq);
  if (!inEntry) index.bySeq.set(sighting.seq, [sighting.credential]);
  else if (!inEntry.includes(sighting.credential)) inEntry.push(sighting.credential);
}
