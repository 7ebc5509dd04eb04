import type { CredentialKeeping, CredentialParts } from './credentials.ts';

/** FusionAuth's own cookie for its access token (contract, section 4.1). */
const accessTokenCookie = 'access_token';

/**
 * The cookies that FusionAuth itself gives a browser on the domain that it shares with the site. They come to every host
 * of that domain, so the audience in the token is all that keeps the Store's visitors out of the Forums. The site reads
 * them and no more: giving, renewing and taking them away is between browser and FusionAuth.
 */
export async function readFusionAuthCookies({
  accessTokens,
}: Pick<CredentialParts, 'accessTokens'>): Promise<CredentialKeeping> {
  const { verify } = await accessTokens();
  return {
    wantsRefreshToken: false,
    takesTokenAt: '/api/cookie-drop',
    issue: () => undefined,
    identify: (request) => verify(request.cookies[accessTokenCookie] ?? ''),
    revoke: () => undefined,
  };
}
