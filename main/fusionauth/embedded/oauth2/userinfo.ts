import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bearerToken } from '../http/bearer.ts';
import { forbidStorage } from '../http/no-store.ts';
import type { Provider } from '../provider.ts';
import type { Application } from '../store/application.ts';
import { registrationFor, type User } from '../store/user.ts';
import { scopedUserClaims } from '../tokens/claims.ts';
import { areIdTokenClaims, clientIdOf, type VerifiedClaims, verifyJwt } from '../tokens/verify.ts';
import { findApplication } from './client.ts';
import { dpopToken, readProof } from './dpop.ts';
import { OAuthError } from './oauth-error.ts';

// unsure in the contract: 400 or 401; its pick is 401 for a token that is not good, 400 for one that does not suit.
const REFUSALS = {
  expired: new OAuthError('invalid_token', 'access_token_expired', 'The access token is expired.', 401),
  invalid: new OAuthError('invalid_token', 'access_token_invalid', 'The access token is invalid.', 401),
  malformed: new OAuthError('invalid_token', 'access_token_malformed', 'The access token is malformed.', 401),
  missing: new OAuthError('invalid_request', 'access_token_required', 'The access token is required.', 401),
  unsuitable: new OAuthError(
    'invalid_token',
    'access_token_invalid',
    'The token is not suitable for the requested use.',
  ),
} as const;

async function verifiedClaims(provider: Provider, token: string | undefined): Promise<VerifiedClaims> {
  if (token === undefined) {
    throw REFUSALS.missing;
  }
  const verification = await verifyJwt(provider, token);
  if (verification.outcome !== 'valid') {
    throw REFUSALS[verification.outcome];
  }
  return verification.claims;
}

function compatibilityUserInfo(user: User, application: Application): Record<string, unknown> {
  const registration = registrationFor(user, application.id);
  return {
    ...scopedUserClaims(user, ['email', 'phone', 'profile']),
    ...(registration === undefined ? {} : { applicationId: application.id, roles: registration.roles }),
  };
}

/**
 * Claims about an access token's user: by scope under Strict, all of them under Compatibility (contract section 3.2).
 * @param proofKey the key that the token must be bound to, or undefined if it must not be bound to any
 * @throws OAuthError for a token that is missing, not good, or not meant for this
 */
export async function userInfo(
  provider: Provider,
  token: string | undefined,
  proofKey?: string,
): Promise<Record<string, unknown>> {
  const claims = await verifiedClaims(provider, token);
  const application = findApplication(provider, clientIdOf(claims) ?? '');
  const user = provider.store.users.get(claims.sub);
  if (application === undefined || areIdTokenClaims(claims)) {
    throw REFUSALS.unsuitable;
  }
  if (user === undefined || claims.cnf?.jkt !== proofKey) {
    throw REFUSALS.invalid;
  }
  if (application.oauthConfiguration.scopeHandlingPolicy === 'Compatibility') {
    return { sub: user.id, ...compatibilityUserInfo(user, application) };
  }
  const scopes = (claims.scope ?? '').split(' ');
  if (!scopes.includes('openid')) {
    throw REFUSALS.unsuitable;
  }
  return { sub: user.id, ...scopedUserClaims(user, scopes) };
}

/** GET and POST `/oauth2/userinfo` (contract section 3.2). */
export function userInfoEndpoint(app: FastifyInstance, provider: Provider): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    forbidStorage(reply);
    const bound = dpopToken(request);
    if (bound === undefined) {
      return reply.send(await userInfo(provider, bearerToken(request)));
    }
    return reply.send(await userInfo(provider, bound, await readProof(provider, request, bound)));
  };
  app.get('/oauth2/userinfo', answer);
  app.post('/oauth2/userinfo', answer);
}
