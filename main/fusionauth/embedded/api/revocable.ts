import type { Provider } from '../provider.ts';
import type { RefreshToken } from '../store/refresh-token.ts';
import type { SsoSession } from '../store/sso-sessions.ts';
import { isLive } from '../tokens/refresh-tokens.ts';
import { isSsoSessionLive } from '../tokens/sso-session-lifetime.ts';
import { refreshTokenView, ssoSessionView } from './refresh-token-view.ts';

/** A refresh token or an SSO session: the API lists and revokes them alike (contract sections 1.8 and 5). */
export interface Revocable {
  readonly tenantId: string;
  readonly userId: string;
  readonly isLive: boolean;
  view(): Record<string, unknown>;
  revoke(): void;
}

function ofToken(provider: Provider, token: RefreshToken): Revocable {
  const { id, tenantId, userId } = token;
  return {
    tenantId,
    userId,
    isLive: isLive(provider, token),
    view: () => refreshTokenView(token),
    revoke: () => provider.store.refreshTokens.delete(id),
  };
}

function ofSession(provider: Provider, session: SsoSession): Revocable {
  const { tenantId, userId } = session;
  return {
    tenantId,
    userId,
    isLive: isSsoSessionLive(provider, session),
    view: () => ssoSessionView(session),
    revoke: () => provider.store.ssoSessions.delete(session),
  };
}

function either(provider: Provider, token: RefreshToken | undefined, session: SsoSession | undefined) {
  if (token !== undefined) {
    return ofToken(provider, token);
  }
  return session === undefined ? undefined : ofSession(provider, session);
}

/** The one with this value. */
export function revocableWithValue(provider: Provider, value: string): Revocable | undefined {
  const { refreshTokens, ssoSessions } = provider.store;
  return either(provider, refreshTokens.withValue(value), ssoSessions.withValue(value));
}

/** The one with this id. */
export function revocableWithId(provider: Provider, id: string): Revocable | undefined {
  const { refreshTokens, ssoSessions } = provider.store;
  return either(provider, refreshTokens.get(id), ssoSessions.where((session) => session.id === id)[0]);
}

/** All of a user, for an application, or both; an SSO session belongs to no application. */
export function revocablesOf(
  provider: Provider,
  { userId, applicationId }: { readonly userId: string | undefined; readonly applicationId: string | undefined },
): readonly Revocable[] {
  const { refreshTokens, ssoSessions } = provider.store;
  const tokens = refreshTokens.where(
    (token) =>
      (userId === undefined || token.userId === userId) &&
      (applicationId === undefined || token.applicationId === applicationId),
  );
  const sessions = applicationId === undefined ? ssoSessions.where((session) => session.userId === userId) : [];
  return [
    ...tokens.map((token) => ofToken(provider, token)),
    ...sessions.map((session) => ofSession(provider, session)),
  ];
}
