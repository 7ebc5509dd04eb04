import { createHash } from 'node:crypto';
import type { Provider } from '../provider.ts';
import type { SigningAlgorithm } from '../store/signing-key.ts';
import { commonClaims, compatibilityClaims, inDocumentedOrder, scopedUserClaims } from './claims.ts';
import { jwtConfigurationOf, signingKeyOf } from './jwt-settings.ts';
import { signJwt } from './sign.ts';
import type { Subject } from './subject.ts';

/** What an id token is bound to; see OpenID Connect Core sections 3.1.3.6 and 3.3.2.11. */
export interface IdTokenBinding {
  readonly nonce?: string | undefined;
  readonly accessToken?: string | undefined;
  readonly code?: string | undefined;
  readonly sid?: string | undefined;
  /** Seconds, when the caller asked for less than what is configured. */
  readonly timeToLive?: number | undefined;
}

/** The left half of the hash that goes with the signature's algorithm, base64url. */
function leftHalfHash(text: string, algorithm: SigningAlgorithm): string {
  const digest = createHash(`sha${algorithm.slice(2)}`)
    .update(text, 'ascii')
    .digest();
  return digest.subarray(0, digest.length / 2).toString('base64url');
}

/** Issues an id token (contract section 6.5); neither `applicationId` nor `roles` since FusionAuth 1.24. */
export function issueIdToken(provider: Provider, subject: Subject, binding: IdTokenBinding): Promise<string> {
  const { tenant, application, user, scopes = [] } = subject;
  const { nonce, accessToken, code, sid } = binding;
  const key = signingKeyOf(provider, 'idTokenKeyId', tenant, application);
  const timeToLive = binding.timeToLive ?? jwtConfigurationOf(tenant, application).timeToLiveInSeconds;
  const claims = {
    ...commonClaims(provider, subject, timeToLive),
    ...compatibilityClaims(subject),
    ...scopedUserClaims(user, scopes),
    ...(sid === undefined ? {} : { sid }),
    ...(nonce === undefined ? {} : { nonce }),
    ...(accessToken === undefined ? {} : { at_hash: leftHalfHash(accessToken, key.algorithm) }),
    ...(code === undefined ? {} : { c_hash: leftHalfHash(code, key.algorithm) }),
  };
  return signJwt(inDocumentedOrder(claims), key, subject.grantTypes);
}
