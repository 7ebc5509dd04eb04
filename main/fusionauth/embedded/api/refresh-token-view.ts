import type { RefreshToken } from '../store/refresh-token.ts';
import type { SsoSession } from '../store/sso-sessions.ts';

/** A refresh token as the API shows it (contract section 5). */
export function refreshTokenView(token: RefreshToken): Record<string, unknown> {
  const {
    id,
    applicationId,
    device = { type: 'UNKNOWN' },
    insertInstant,
    lastAccessedInstant,
    scopes,
    startInstant,
    tenantId,
    userId,
  } = token;
  return {
    applicationId,
    id,
    insertInstant,
    metaData: { device: { ...device, lastAccessedInstant }, scopes: scopes ?? [] },
    startInstant,
    tenantId,
    token: token.value,
    userId,
  };
}

/** An SSO session, which the API shows among the refresh tokens, without an application (contract section 1.8). */
export function ssoSessionView(session: SsoSession): Record<string, unknown> {
  const { id, insertInstant, lastUsedInstant, tenantId, userId, value } = session;
  return {
    id,
    insertInstant,
    metaData: { device: { lastAccessedInstant: lastUsedInstant, type: 'BROWSER' }, scopes: [] },
    startInstant: lastUsedInstant,
    tenantId,
    token: value,
    userId,
  };
}
