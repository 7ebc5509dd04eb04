import type { CredentialKeeping, CredentialParts } from './credentials.ts';

/** RFC 6750 section 2.1. */
const bearer = /^Bearer +(\S+)$/i;

/**
 * FusionAuth's access token where the page keeps it, in its local storage; it comes along in the header Authorization
 * (S-LOAD-LS). The site gives nothing and remembers nobody: it reads the token, and that is all.
 */
export async function readJwtFromPage({
  accessTokens,
}: Pick<CredentialParts, 'accessTokens'>): Promise<CredentialKeeping> {
  const { verify } = await accessTokens();
  return {
    wantsRefreshToken: false,
    issue: () => undefined,
    identify: (request) => verify(bearer.exec(request.headers.authorization ?? '')?.[1] ?? ''),
    revoke: () => undefined,
  };
}
