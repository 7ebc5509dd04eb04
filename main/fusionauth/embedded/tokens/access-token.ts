import { epochSeconds } from '../clock.ts';
import type { Provider } from '../provider.ts';
import { commonClaims, compatibilityClaims, inDocumentedOrder, registrationClaims } from './claims.ts';
import { jwtConfigurationOf, signingKeyOf } from './jwt-settings.ts';
import { signJwt } from './sign.ts';
import type { Subject } from './subject.ts';

export interface IssuedAccessToken {
  readonly token: string;
  /** Seconds. */
  readonly expiresIn: number;
  /** Epoch milliseconds. */
  readonly expirationInstant: number;
}

/**
 * Issues an access token (contract section 6.5).
 * @param refreshTokenId becomes `sid` when a refresh token was made
 * @param timeToLive seconds, when the caller asked for less than what is configured
 */
export async function issueAccessToken(
  provider: Provider,
  subject: Subject,
  refreshTokenId: string | undefined,
  timeToLive?: number,
): Promise<IssuedAccessToken> {
  const { tenant, application, resources = [] } = subject;
  const expiresIn = timeToLive ?? jwtConfigurationOf(tenant, application).timeToLiveInSeconds;
  const expirationInstant = (epochSeconds(provider.clock) + expiresIn) * 1000;
  const claims = {
    ...commonClaims(provider, subject, expiresIn),
    ...(application === undefined || resources.length === 0 ? {} : { aud: [application.id, ...resources] }),
    ...compatibilityClaims(subject),
    ...registrationClaims(subject),
    ...(refreshTokenId === undefined ? {} : { sid: refreshTokenId }),
    ...(subject.proofKey === undefined ? {} : { cnf: { jkt: subject.proofKey } }),
  };
  const key = signingKeyOf(provider, 'accessTokenKeyId', tenant, application);
  return { token: await signJwt(inDocumentedOrder(claims), key, subject.grantTypes), expiresIn, expirationInstant };
}
