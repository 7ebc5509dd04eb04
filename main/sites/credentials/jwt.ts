import type { CredentialKeeping, CredentialParts } from './credentials.ts';

/** FusionAuth's access token in a cookie. The site remembers nobody: the token itself says who it is (S-LOAD-JWT). */
export async function keepJwt({
  jar,
  accessTokens,
}: Pick<CredentialParts, 'jar' | 'accessTokens'>): Promise<CredentialKeeping> {
  const cookie = jar('JWT');
  const { verify } = await accessTokens();
  return {
    wantsRefreshToken: false,
    takesTokenAt: '/api/cookie-drop',

    issue(request, reply, tokens) {
      cookie.set(request, reply, tokens.accessToken);
    },

    identify: (request) => verify(cookie.read(request) ?? ''),

    revoke: cookie.clear,
  };
}
