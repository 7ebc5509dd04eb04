import type { FastifyReply, FastifyRequest } from 'fastify';
import { dropCookie, setCookie } from '../http/cookies.ts';
import type { Provider } from '../provider.ts';
import type { RefreshToken } from '../store/refresh-token.ts';
import { refreshTokenConfiguration } from '../tokens/refresh-tokens.ts';

/** The access token in a cookie (contract section 4.1). */
const ACCESS_TOKEN_COOKIE = 'access_token';

/** The refresh token in a cookie (contract section 4.1). */
export const REFRESH_TOKEN_COOKIE = 'refresh_token';

/** Sets the cookies of the Login and Refresh APIs: `access_token` for the session, `refresh_token` for its lifetime. */
export function setTokenCookies(
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
  accessToken: string,
  refreshToken: RefreshToken | undefined,
): void {
  setCookie(request, reply, ACCESS_TOKEN_COOKIE, accessToken);
  if (refreshToken !== undefined) {
    const { refreshTokenTimeToLiveInMinutes } = refreshTokenConfiguration(provider, refreshToken);
    setCookie(request, reply, REFRESH_TOKEN_COOKIE, refreshToken.value, refreshTokenTimeToLiveInMinutes * 60);
  }
}

/** Has the browser drop both cookies (contract section 4.3). */
export function dropTokenCookies(request: FastifyRequest, reply: FastifyReply): void {
  dropCookie(request, reply, ACCESS_TOKEN_COOKIE);
  dropCookie(request, reply, REFRESH_TOKEN_COOKIE);
}
