import type { MaskedText } from '../../../main/recording/credential.ts';
import type { Entry, ServerSession, SessionChange } from '../../../main/recording/entry.ts';
import type { Server } from '../../../scenarios/parties.ts';
import { plainText } from './masked-text.ts';

/** A session as its keeper has it, and what was done to it. */
export interface KeptSession {
  readonly key: string;
  readonly party: Server;
  readonly session: ServerSession<MaskedText>;
  readonly change: SessionChange;
  readonly changedAt: number;
  readonly changedBySeq: number;
  /** How often its end was pushed forward. */
  readonly extensions: number;
}

/** Every session of the run, by keeper and id, oldest first. */
export type Sessions = Map<string, KeptSession>;

/** The state of a session on the lab's clock: one whose time is up is gone, whether or not anybody asked for it since. */
export type SessionState = 'alive' | 'expired' | 'ended';

function keyOf(party: Server, id: MaskedText): string {
  const [first] = id;
  return `${party}|${typeof first === 'object' ? first.credential : plainText(id)}`;
}

/** Takes one entry in. */
export function addToSessions(sessions: Sessions, entry: Entry<MaskedText>): void {
  if (entry.type !== 'session') return;
  const { party, session, change, at, seq } = entry;
  const key = keyOf(party, session.id);
  const extensions = (sessions.get(key)?.extensions ?? 0) + (change === 'extended' ? 1 : 0);
  sessions.set(key, { key, party, session, change, changedAt: at, changedBySeq: seq, extensions });
}

/** What the session is now. */
export function stateOf({ change, session }: KeptSession, now: number): SessionState {
  if (change === 'ended') return 'ended';
  return change === 'expired' || session.expiresAt <= now ? 'expired' : 'alive';
}
