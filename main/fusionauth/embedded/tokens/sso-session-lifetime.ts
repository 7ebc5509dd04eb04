import type { Provider } from '../provider.ts';
import type { SsoSession } from '../store/sso-sessions.ts';

/** Whether the session has not been idle for longer than its tenant allows (contract section 1.8). */
export function isSsoSessionLive({ clock, store }: Provider, session: SsoSession): boolean {
  const { httpSessionMaxInactiveInterval } = store.tenantOf(session);
  return clock.now() - session.lastUsedInstant < httpSessionMaxInactiveInterval * 1000;
}
