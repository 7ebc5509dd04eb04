import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { User } from '../user.ts';

/** A server-side session. */
interface Session {
  /** 256 random bits, base64url: cannot be guessed (OWASP ASVS 5.0, 7.2.3). */
  readonly id: string;
  readonly user: User;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** Epoch milliseconds; moves with every use. */
  readonly expiresAt: number;
}

export type SessionChange = 'created' | 'extended' | 'expired' | 'ended';

export interface SessionStore {
  create(user: User): Session;
  /** The live session with this id. One that is found dead is forgotten. */
  find(id: string): Session | undefined;
  /** Pushes the expiry of a session forward, because it was used. */
  extend(session: Session): void;
  /** Ends the session with this id, if it lives. */
  end(id: string): void;
}

export interface SessionStoreOptions {
  readonly clock: Clock;
  /** Milliseconds without use after which a session is dead. */
  readonly lifetime: number;
  readonly onChange: (change: SessionChange, session: Session) => void;
}

/** Sessions in memory, sliding: each use grants a whole lifetime again. */
export function createSessionStore({ clock, lifetime, onChange }: SessionStoreOptions): SessionStore {
  const sessions = new Map<string, Session>();

  const isLive = (session: Session) => clock.now() < session.expiresAt;

  function forget(session: Session, change: 'expired' | 'ended'): void {
    sessions.delete(session.id);
    onChange(change, session);
  }

  function find(id: string): Session | undefined {
    const session = sessions.get(id);
    if (session === undefined || isLive(session)) return session;
    forget(session, 'expired');
    return undefined;
  }

  return {
    find,
    create(user) {
      // Whoever never comes back would stay in memory for good.
      for (const session of [...sessions.values()]) if (!isLive(session)) forget(session, 'expired');
      const createdAt = clock.now();
      const session = {
        id: randomBytes(32).toString('base64url'),
        user,
        createdAt,
        expiresAt: createdAt + lifetime,
      };
      sessions.set(session.id, session);
      onChange('created', session);
      return session;
    },
    extend(session) {
      const extended = { ...session, expiresAt: clock.now() + lifetime };
      sessions.set(session.id, extended);
      onChange('extended', extended);
    },
    end(id) {
      const session = find(id);
      if (session !== undefined) forget(session, 'ended');
    },
  };
}
