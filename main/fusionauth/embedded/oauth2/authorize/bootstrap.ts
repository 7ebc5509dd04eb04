import { bearerToken } from '../../http/bearer.ts';
import type { SsoSession } from '../../store/sso-sessions.ts';
import type { User } from '../../store/user.ts';
import { areIdTokenClaims, verifyJwt } from '../../tokens/verify.ts';
import { accountState } from '../../users/credentials.ts';
import { startSsoSession } from '../sso.ts';
import type { Exchange } from './exchange.ts';

/**
 * Begins an SSO session for the user of the access token in the `Authorization` header, where the tenant allows that
 * (contract section 1.1, `ssoConfiguration.allowAccessTokenBootstrap`). A token that is not good counts as none.
 */
export async function bootstrapSsoSession({
  provider,
  request,
  reply,
  authorization,
}: Exchange): Promise<{ readonly session: SsoSession; readonly user: User } | undefined> {
  const { tenant } = authorization;
  const token = bearerToken(request);
  if (token === undefined || request.method !== 'GET' || !tenant.ssoConfiguration.allowAccessTokenBootstrap) {
    return undefined;
  }
  const verification = await verifyJwt(provider, token);
  if (verification.outcome !== 'valid' || areIdTokenClaims(verification.claims)) {
    return undefined;
  }
  const { sub, tid, auth_time: authTime } = verification.claims;
  const user = provider.store.users.get(sub);
  if (user === undefined || tid !== tenant.id || accountState(provider, user) !== 'open') {
    return undefined;
  }
  return { session: startSsoSession(provider, request, reply, { user, authTime }), user };
}
