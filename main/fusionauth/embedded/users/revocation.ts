import type { Provider } from '../provider.ts';
import { refreshTokenConfiguration } from '../tokens/refresh-tokens.ts';

/** Ends everything that a user could come back with: refresh tokens and SSO sessions (contract sections 1.8, 4.3). */
export function revokeEverything({ store }: Provider, userId: string): void {
  store.refreshTokens.deleteWhere((token) => token.userId === userId);
  store.ssoSessions.deleteWhere((session) => session.userId === userId);
}

/** Ends the user's SSO sessions, and those refresh tokens whose policy says so for this event (contract section 2.4). */
export function revokeOn(provider: Provider, event: 'onLoginPrevented' | 'onPasswordChanged', userId: string): void {
  const { store } = provider;
  store.ssoSessions.deleteWhere((session) => session.userId === userId);
  store.refreshTokens.deleteWhere(
    (token) =>
      token.userId === userId && refreshTokenConfiguration(provider, token).refreshTokenRevocationPolicy[event],
  );
}
