import type { FusionAuthApi } from '../../fusionauth/api.ts';

/** Lives of sessions and JWTs when time cannot be moved, in seconds: long enough to use them, short enough to wait for their end. */
const SHORT_SECONDS = 12;

/** The shortest life that FusionAuth gives a refresh token, in minutes. */
const SHORTEST_REFRESH_TOKEN_MINUTES = 1;

/** A single sign-on session without use, in seconds: it outlives a JWT, and a refresh token outlives it, as with the usual lives. */
const SSO_SECONDS = 45;

/** A site's session without use, in milliseconds, when time cannot be moved. */
export const shortSession = SHORT_SECONDS * 1000;

/** Sets lives that can be waited for. Throws FusionAuthApiError when refused. */
export async function shortenLives(
  api: FusionAuthApi,
  tenantId: string,
  applicationIds: readonly string[],
): Promise<void> {
  await api.changeTenant(tenantId, { httpSessionMaxInactiveInterval: SSO_SECONDS });
  for (const id of applicationIds) {
    await api.changeApplication(id, {
      jwtConfiguration: {
        enabled: true,
        timeToLiveInSeconds: SHORT_SECONDS,
        refreshTokenTimeToLiveInMinutes: SHORTEST_REFRESH_TOKEN_MINUTES,
      },
    });
  }
}
