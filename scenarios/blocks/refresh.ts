import type { Server, SiteName } from '../parties.ts';
import type { Point } from '../space.ts';
import type { MessageStep } from '../step.ts';
import { message, present } from './message.ts';
import { deadRefreshToken, grantTypeName, refreshAtLoginApi } from './notes.ts';

/**
 * A site asks FusionAuth for fresh tokens (REF): where the tokens came from, there they are renewed. The articles allow both
 * addresses in every workflow.
 */
export function refreshAtFusionAuth(
  { login }: Point,
  site: SiteName,
  outcome: 'fresh tokens' | 'refused',
): MessageStep {
  const fresh = outcome === 'fresh tokens';
  const dead = fresh ? [] : [deadRefreshToken];
  const to: Server = 'fusionauth';
  if (login === 'native form to backend') {
    return message(
      site,
      to,
      'POST /api/jwt/refresh (refresh token)',
      fresh ? '200 JWT' : '400 refused',
      { method: 'POST', path: '/api/jwt/refresh', parameters: { refreshToken: present }, cookiesSent: [] },
      fresh ? { status: 200, json: ['token'], cookiesIgnored: true } : { status: 400, cookiesIgnored: true },
      { notes: [refreshAtLoginApi, ...dead] },
    );
  }
  return message(
    site,
    to,
    'POST /oauth2/token (grant_type=refresh_token, refresh token)',
    fresh ? '200 JWT' : '400 invalid_grant',
    {
      method: 'POST',
      path: '/oauth2/token',
      parameters: { grant_type: { is: 'refresh_token' }, refresh_token: present, client_secret: present },
      cookiesSent: [],
    },
    fresh ? { status: 200, json: ['access_token'] } : { status: 400, json: ['error', 'error_reason'] },
    { notes: [grantTypeName, ...dead] },
  );
}
