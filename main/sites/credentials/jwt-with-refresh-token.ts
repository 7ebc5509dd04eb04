import type { CredentialKeeping, CredentialParts } from './credentials.ts';
import { keepJwt } from './jwt.ts';
import { keepRefreshToken } from './refresh-token.ts';

/** An access token in a cookie, and beside it a refresh token that brings a new one (S-REF-RTJWT). No session anywhere. */
export async function keepJwtWithRefreshToken(parts: CredentialParts): Promise<CredentialKeeping> {
  const { jar, accessTokens } = parts;
  const cookie = jar('JWT');
  const jwt = await keepJwt(parts);
  const { verify } = await accessTokens();
  // Held to the same rules as the next request will be: FusionAuth also refreshes for who is no longer registered here.
  const beside = keepRefreshToken(parts, async ({ accessToken }) => {
    const user = await verify(accessToken);
    return user && { accessToken, user };
  });

  return {
    ...jwt,
    wantsRefreshToken: true,

    issue(request, reply, tokens) {
      jwt.issue(request, reply, tokens);
      beside.issue(request, reply, tokens);
    },

    async identify(request, reply, purpose) {
      const user = await jwt.identify(request, reply, purpose);
      if (user !== undefined || purpose === 'look') return user;
      const renewal = await beside.renew(request, reply);
      if (renewal !== undefined) cookie.set(request, reply, renewal.accessToken);
      return renewal?.user;
    },

    revoke(request, reply) {
      jwt.revoke(request, reply);
      beside.clear(request, reply);
    },
  };
}
