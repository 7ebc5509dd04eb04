import type { Provider } from '../../provider.ts';
import type { RefreshToken } from '../../store/refresh-token.ts';
import { issueAccessToken } from '../../tokens/access-token.ts';
import { type IdTokenBinding, issueIdToken } from '../../tokens/id-token.ts';
import type { Subject } from '../../tokens/subject.ts';

/** Successful token response (contract section 2.3). */
export interface TokenResponse {
  readonly access_token: string;
  /** Seconds. */
  readonly expires_in: number;
  readonly id_token?: string;
  readonly refresh_token?: string;
  readonly refresh_token_id?: string;
  readonly scope: string;
  readonly token_type: 'Bearer' | 'DPoP';
  readonly userId: string;
}

/** Issues the tokens of a response; an id token only if `openid` is among the scopes. */
export async function tokenResponse(
  provider: Provider,
  subject: Subject,
  refreshToken: RefreshToken | undefined,
  binding: Pick<IdTokenBinding, 'code' | 'nonce' | 'sid' | 'timeToLive'>,
): Promise<TokenResponse> {
  const { scopes = [] } = subject;
  const access = await issueAccessToken(provider, subject, refreshToken?.id, binding.timeToLive);
  // unsure in the contract: the id token's sid; its pick is the SSO session, else the refresh token.
  const sid = binding.sid ?? refreshToken?.id;
  const idToken = scopes.includes('openid')
    ? await issueIdToken(provider, subject, { ...binding, sid, accessToken: access.token })
    : undefined;
  return {
    access_token: access.token,
    expires_in: access.expiresIn,
    ...(idToken === undefined ? {} : { id_token: idToken }),
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken.value, refresh_token_id: refreshToken.id }),
    scope: scopes.join(' '),
    token_type: subject.proofKey === undefined ? 'Bearer' : 'DPoP',
    userId: subject.user.id,
  };
}
