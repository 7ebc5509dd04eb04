import type { DrawnScenario } from '../../../main/lab/api/protocol.ts';
import type { Credential, MaskedText, Sighting } from '../../../main/recording/credential.ts';
import type { Entry, Happening } from '../../../main/recording/entry.ts';
import type { CredentialIndex } from './credential-index.ts';
import { addCredential, addSighting, emptyIndex } from './credential-index.ts';
import type { Diagram } from './diagram.ts';
import { emptyDiagram } from './diagram.ts';
import { addToDiagram } from './diagram-progress.ts';
import type { Exchanges } from './exchanges.ts';
import { addToExchanges } from './exchanges.ts';
import type { Jars } from './jar.ts';
import { addToJars, emptyJars } from './jar.ts';
import type { ScriptSights } from './script-sights.ts';
import { addToSights, emptySights } from './script-sights.ts';
import type { Sessions } from './sessions.ts';
import { addToSessions } from './sessions.ts';
import type { Stores } from './storage.ts';
import { addToStores } from './storage.ts';
import type { Timeline } from './timeline.ts';
import { addToTimeline, emptyTimeline } from './timeline.ts';

/**
 * One run's log and everything that is read out of it. The projections grow in place, each in constant time per entry;
 * the recording itself is replaced with every batch, so that a view knows by identity when to look again.
 */
export interface Recording {
  readonly run: number;
  readonly lastSeq: number;
  readonly ended: Extract<Happening<MaskedText>, { type: 'run ended' }> | undefined;
  /** What the lab itself could not do, last. */
  readonly problem: string | undefined;
  readonly exchanges: Exchanges;
  readonly credentials: CredentialIndex;
  readonly jars: Jars;
  readonly stores: Stores;
  readonly sessions: Sessions;
  readonly sights: ScriptSights;
  readonly diagram: Diagram;
  readonly timeline: Timeline;
}

/** What the lab sends at a time. */
export interface Batch {
  readonly entries: readonly Entry<MaskedText>[];
  readonly credentials: readonly Credential[];
  readonly sightings: readonly Sighting[];
}

/** A run of which nothing has been recorded. */
export function emptyRecording(run: number, scenario: DrawnScenario | undefined): Recording {
  return {
    run,
    lastSeq: 0,
    ended: undefined,
    problem: undefined,
    exchanges: new Map(),
    credentials: emptyIndex(),
    jars: emptyJars(),
    stores: new Map(),
    sessions: new Map(),
    sights: emptySights(),
    diagram: emptyDiagram(scenario),
    timeline: emptyTimeline(),
  };
}

/** Takes a batch in; what was already known by its number is passed over. */
export function addBatch(recording: Recording, { entries, credentials, sightings }: Batch): Recording {
  let { lastSeq, ended, problem } = recording;
  for (const credential of credentials) addCredential(recording.credentials, credential);
  for (const sighting of sightings) if (sighting.seq > lastSeq) addSighting(recording.credentials, sighting);
  for (const entry of entries) {
    if (entry.seq <= lastSeq) continue;
    lastSeq = entry.seq;
    addToExchanges(recording.exchanges, entry);
    addToJars(recording.jars, entry);
    addToStores(recording.stores, entry);
    addToSessions(recording.sessions, entry);
    addToSights(recording.sights, entry, recording.exchanges);
    addToDiagram(recording.diagram, entry);
    addToTimeline(recording.timeline, entry, recording.exchanges);
    if (entry.type === 'run ended') ended = entry;
    if (entry.type === 'run started') ended = undefined;
    if (entry.type === 'lab problem') problem = entry.says;
  }
  return { ...recording, lastSeq, ended, problem };
}

/** The same log against another scenario: the drawing became known later than the entries. */
export function redrawn(recording: Recording, scenario: DrawnScenario | undefined): Recording {
  const diagram = emptyDiagram(scenario);
  for (const { entry } of recording.timeline.rows) addToDiagram(diagram, entry);
  return { ...recording, diagram };
}
