import type { FusionAuthApi, SsoSession } from '../../fusionauth/api.ts';
import type { ExchangeId } from '../../recording/exchange.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../recorder/log.ts';

interface Watched {
  readonly email: string;
  readonly userId: string;
}

/**
 * Watches FusionAuth's single sign-on sessions through its API, as an administrator would, and records how they come,
 * live longer and go. `idleLifetime` in milliseconds. Looks whenever somebody has been to FusionAuth.
 */
export async function watchSsoSessions(
  log: Log,
  clock: Clock,
  api: FusionAuthApi,
  emails: readonly string[],
  idleLifetime: number,
): Promise<{ settled(): Promise<void>; stop(): void }> {
  const users: Watched[] = await Promise.all(emails.map(async (email) => ({ email, userId: await api.userId(email) })));
  const known = new Map<string, { user: string; session: SsoSession }>();
  let looking: Promise<void> = Promise.resolve();

  const record = (
    user: string,
    session: SsoSession,
    change: 'created' | 'extended' | 'expired' | 'ended',
    exchange?: ExchangeId,
  ) => {
    log.append({
      type: 'session',
      party: 'fusionauth',
      change,
      session: { id: session.token, user, createdAt: session.createdAt, expiresAt: session.usedAt + idleLifetime },
      ...(exchange ? { exchange } : {}),
    });
  };

  const look = async (exchange: ExchangeId | undefined) => {
    const now = new Map<string, { user: string; session: SsoSession }>();
    for (const { email, userId } of users) {
      for (const session of await api.ssoSessions(userId)) now.set(session.token, { user: email, session });
    }
    for (const [token, { user, session }] of now) {
      const before = known.get(token);
      if (!before) record(user, session, 'created', exchange);
      else if (session.usedAt > before.session.usedAt) record(user, session, 'extended', exchange);
      known.set(token, { user, session });
    }
    for (const [token, { user, session }] of known) {
      if (now.has(token)) continue;
      known.delete(token);
      record(user, session, session.usedAt + idleLifetime <= clock.now() ? 'expired' : 'ended', exchange);
    }
  };

  const toFusionAuth = new Set<ExchangeId>();
  const lookLater = (exchange?: ExchangeId) => {
    // The recording must not end because the lab could not look: what is known stays, and the next look tries again.
    looking = looking
      .then(() => look(exchange))
      .catch((error: unknown) => {
        log.append({ type: 'lab problem', says: `The single sign-on sessions could not be read: ${String(error)}` });
      });
  };
  const stop = log.subscribe((entry) => {
    if (
      entry.type === 'request' &&
      entry.exchange.to === 'fusionauth' &&
      entry.exchange.channel === 'front' &&
      !entry.exchange.background
    ) {
      toFusionAuth.add(entry.exchange.id);
    } else if (entry.type === 'response' && toFusionAuth.delete(entry.exchange)) lookLater(entry.exchange);
    else if (entry.type === 'clock') lookLater();
  });
  return { settled: () => looking, stop };
}
