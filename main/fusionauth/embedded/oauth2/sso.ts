import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { dropCookie, LASTING, readCookie, setCookie } from '../http/cookies.ts';
import type { Provider } from '../provider.ts';
import type { SsoSession } from '../store/sso-sessions.ts';
import type { Tenant } from '../store/tenant.ts';
import type { User } from '../store/user.ts';
import { randomSecret } from '../tokens/secret.ts';
import { isSsoSessionLive } from '../tokens/sso-session-lifetime.ts';
import { accountState } from '../users/credentials.ts';

const SSO_COOKIE = 'fusionauth.sso';

/** The user's live SSO session in this tenant, from the cookie. A session that has died is forgotten. */
export function findSsoSession(
  provider: Provider,
  request: FastifyRequest,
  tenant: Tenant,
): { readonly session: SsoSession; readonly user: User } | undefined {
  const { store } = provider;
  const session = store.ssoSessions.withValue(readCookie(request, SSO_COOKIE) ?? '');
  if (session === undefined || session.tenantId !== tenant.id) {
    return undefined;
  }
  const user = store.users.get(session.userId);
  if (user === undefined || accountState(provider, user) !== 'open' || !isSsoSessionLive(provider, session)) {
    store.ssoSessions.delete(session);
    return undefined;
  }
  return { session, user };
}

/** Restarts the session's idle time and sets its cookie again, as every use does (contract section 1.8). */
export function touchSsoSession(
  { clock, store }: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
  session: SsoSession,
): void {
  store.ssoSessions.put({ ...session, lastUsedInstant: clock.now() });
  setCookie(request, reply, SSO_COOKIE, session.value, LASTING);
}

/** Begins an SSO session for a user; `authTime` is when they proved who they are, in epoch seconds. */
export function startSsoSession(
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
  { user, authTime }: { readonly user: User; readonly authTime: number },
): SsoSession {
  const now = provider.clock.now();
  const session = {
    id: randomUUID(),
    value: randomSecret(),
    tenantId: user.tenantId,
    userId: user.id,
    authTime,
    insertInstant: now,
    lastUsedInstant: now,
  };
  touchSsoSession(provider, request, reply, session);
  return session;
}

/** Whether the browser still has the cookie of a session that is gone. */
export function hasDeadSsoCookie({ store }: Provider, request: FastifyRequest): boolean {
  const value = readCookie(request, SSO_COOKIE);
  return value !== undefined && store.ssoSessions.withValue(value) === undefined;
}

/** Ends the session that the cookie names, if any, and has the browser drop the cookie (contract section 3.3). */
export function endSsoSession({ store }: Provider, request: FastifyRequest, reply: FastifyReply): void {
  const value = readCookie(request, SSO_COOKIE);
  if (value === undefined) {
    return;
  }
  store.ssoSessions.deleteWhere((session) => session.value === value);
  dropCookie(request, reply, SSO_COOKIE);
}
