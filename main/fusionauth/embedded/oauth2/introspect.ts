import type { FastifyInstance } from 'fastify';
import { forbidStorage } from '../http/no-store.ts';
import { Parameters } from '../http/parameters.ts';
import type { Provider } from '../provider.ts';
import { refreshTokenExpiration } from '../tokens/refresh-token-lifetime.ts';
import { isLive, refreshTokenConfiguration } from '../tokens/refresh-tokens.ts';
import { clientIdOf, type VerifiedClaims, verifyJwt } from '../tokens/verify.ts';
import { type Client, identifyClient } from './client.ts';
import { OAuthError } from './oauth-error.ts';

type Introspection = { readonly active: false } | ({ readonly active: true } & Readonly<Record<string, unknown>>);

const INACTIVE: Introspection = { active: false };

function refuseStranger(): never {
  // unsure in the contract: the body for a token of another client; its pick is this error.
  throw new OAuthError('invalid_client', 'client_id_mismatch', 'The token was issued to another client.', 401);
}

function introspectRefreshToken(provider: Provider, client: Client, value: string): Introspection {
  const token = provider.store.refreshTokens.withValue(value);
  if (token === undefined || token.value !== value || !isLive(provider, token)) {
    return INACTIVE;
  }
  if (token.applicationId !== client.application.id) {
    return refuseStranger();
  }
  const expiration = refreshTokenExpiration(token, refreshTokenConfiguration(provider, token));
  return { active: true, exp: Math.floor(expiration / 1000) };
}

async function introspectJwt(provider: Provider, client: Client, token: string): Promise<Introspection> {
  const verification = await verifyJwt(provider, token);
  if (verification.outcome !== 'valid') {
    return INACTIVE;
  }
  const claims: VerifiedClaims = verification.claims;
  return clientIdOf(claims) === client.application.id ? { ...claims, active: true } : refuseStranger();
}

/**
 * POST `/oauth2/introspect` (contract section 3.1). No secret is needed, but one that is sent is checked. A refresh token
 * is looked at only if the hint says it is one.
 */
export function introspectEndpoint(app: FastifyInstance, provider: Provider): void {
  app.post('/oauth2/introspect', async (request, reply) => {
    forbidStorage(reply);
    const parameters = Parameters.of(request.body);
    const token = parameters.get('token');
    if (token === undefined) {
      throw new OAuthError('invalid_request', 'missing_token', 'The token is required.');
    }
    const client = identifyClient(provider, request.headers.authorization, parameters);
    switch (parameters.get('token_type_hint')) {
      case undefined:
      case 'access_token':
      case 'id_token':
        return reply.send(await introspectJwt(provider, client, token));
      case 'refresh_token':
        return reply.send(introspectRefreshToken(provider, client, token));
      default:
        throw new OAuthError(
          'unsupported_token_type',
          'unsupported_token_type',
          'The token_type_hint is not supported.',
        );
    }
  });
}
