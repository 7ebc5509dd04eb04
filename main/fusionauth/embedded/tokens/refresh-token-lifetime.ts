import type { JwtConfiguration } from '../store/jwt-configuration.ts';
import type { RefreshToken } from '../store/refresh-token.ts';

const MINUTE = 60_000;

/** Epoch milliseconds at which a refresh token expires under the policy that holds now (contract section 2.4). */
export function refreshTokenExpiration(token: RefreshToken, configuration: JwtConfiguration): number {
  const idle = token.startInstant + configuration.refreshTokenTimeToLiveInMinutes * MINUTE;
  if (configuration.refreshTokenExpirationPolicy !== 'SlidingWindowWithMaximumLifetime') {
    return idle;
  }
  const { maximumTimeToLiveInMinutes } = configuration.refreshTokenSlidingWindowConfiguration;
  return Math.min(idle, token.insertInstant + maximumTimeToLiveInMinutes * MINUTE);
}
