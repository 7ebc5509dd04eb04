import { asksFusionAuthItself } from '../../../scenarios/blocks/keeps.ts';
import type { Point } from '../../../scenarios/space.ts';
import type { FusionAuthApi } from '../../fusionauth/api.ts';

/** Lives of sessions and JWTs when time cannot be moved, in seconds: long enough to use them, short enough to wait for their end. */
const SHORT_SECONDS = 12;

/** The shortest life that FusionAuth gives a refresh token, in minutes. */
const SHORTEST_REFRESH_TOKEN_MINUTES = 1;

/** A single sign-on session without use, in seconds: it outlives a JWT, and a refresh token outlives it, as with the usual lives. */
const SSO_SECONDS = 45;

/** A site's session without use, in milliseconds, when time cannot be moved. */
export const shortSession = SHORT_SECONDS * 1000;

/** A refresh token whose cookie has the same life, in minutes: long enough for the cookie to outlive the token (see `waitableLives`). */
const LONGER_REFRESH_TOKEN_MINUTES = 3;

/** A refresh token's life when it is waited for, in milliseconds. */
export const shortRefreshToken = SHORTEST_REFRESH_TOKEN_MINUTES * 60_000;

/**
 * Sets lives that can be waited for. Where FusionAuth itself hands the browser a refresh token, the cookie ends when the token does,
 * and a dead one could never be sent; there tokens live longer at first, until `endSooner` shortens the lives of all that there are:
 * FusionAuth reckons them from the policy of the moment (contract, section 2.4). Throws FusionAuthApiError when refused.
 */
export async function waitableLives(
  api: FusionAuthApi,
  {
    point,
    tenantId,
    applicationIds,
  }: { readonly point: Point; readonly tenantId: string; readonly applicationIds: readonly string[] },
): Promise<{ endSooner(): Promise<void> }> {
  const set = async (refreshTokenTimeToLiveInMinutes: number) => {
    for (const id of applicationIds) {
      await api.changeApplication(id, {
        jwtConfiguration: { enabled: true, timeToLiveInSeconds: SHORT_SECONDS, refreshTokenTimeToLiveInMinutes },
      });
    }
  };
  const inCookies = asksFusionAuthItself(point);
  await api.changeTenant(tenantId, { httpSessionMaxInactiveInterval: SSO_SECONDS });
  await set(inCookies ? LONGER_REFRESH_TOKEN_MINUTES : SHORTEST_REFRESH_TOKEN_MINUTES);
  return { endSooner: () => set(SHORTEST_REFRESH_TOKEN_MINUTES) };
}
