import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { EmptyAnswer, fieldError } from '../http/api-errors.ts';
import { presentedJwt } from '../http/bearer.ts';
import { queryParameter } from '../http/query.ts';
import { readJson } from '../http/read-json.ts';
import type { Provider } from '../provider.ts';
import { readIdentifier } from '../store/identifier.ts';
import type { RefreshToken } from '../store/refresh-token.ts';
import { isLive } from '../tokens/refresh-tokens.ts';
import { isSsoSessionLive } from '../tokens/sso-session-lifetime.ts';
import { verifyJwt } from '../tokens/verify.ts';
import { presentedApiKey, withApiKey } from './authorization.ts';
import { jsonBody } from './body.ts';
import { existingIdIn, found } from './path-id.ts';
import { refreshTokenView, ssoSessionView } from './refresh-token-view.ts';

const revocationSchema = z.object({
  applicationId: z.string().optional(),
  token: z.string().optional(),
  userId: z.string().optional(),
});

/** Query parameter or, failing that, property of the JSON body; as an id, if it has to be one. */
function criteria(request: FastifyRequest) {
  const body = readJson(revocationSchema, jsonBody(request));
  const id = (name: 'applicationId' | 'userId') => {
    const text = queryParameter(request, name) ?? body[name];
    const parsed = readIdentifier(text);
    if (text !== undefined && parsed === undefined) {
      throw fieldError('couldNotConvert', name, `The ${name} must be a UUID.`);
    }
    return parsed;
  };
  return {
    token: queryParameter(request, 'token') ?? body.token,
    userId: id('userId'),
    applicationId: id('applicationId'),
  };
}

function listTokens(provider: Provider, request: FastifyRequest): Record<string, unknown> {
  const { store } = provider;
  const userId = readIdentifier(queryParameter(request, 'userId'));
  if (userId === undefined) {
    throw fieldError('missing', 'userId', 'The userId is required.');
  }
  const tokens = store.refreshTokens.where((token) => token.userId === userId && isLive(provider, token));
  const sessions = store.ssoSessions.where(
    (session) => session.userId === userId && isSsoSessionLive(provider, session),
  );
  return { refreshTokens: [...tokens.map(refreshTokenView), ...sessions.map(ssoSessionView)] };
}

/** @throws EmptyAnswer 401 unless the request has an API key, or the JWT of the token's owner */
async function requireOwner(provider: Provider, request: FastifyRequest, token?: RefreshToken): Promise<void> {
  if (presentedApiKey(provider, request) !== undefined) {
    return;
  }
  const verification = await verifyJwt(provider, presentedJwt(request) ?? '');
  if (verification.outcome !== 'valid' || (token !== undefined && verification.claims.sub !== token.userId)) {
    throw new EmptyAnswer(401);
  }
}

/** DELETE by value, by user, by application, or by both of the latter; only the first is open to the owner's JWT. */
async function revoke(provider: Provider, request: FastifyRequest): Promise<void> {
  const { refreshTokens } = provider.store;
  const { token: value, userId, applicationId } = criteria(request);
  if (value !== undefined) {
    const token = refreshTokens.withValue(value);
    await requireOwner(provider, request, token);
    refreshTokens.delete(found(token).id);
    return;
  }
  if (presentedApiKey(provider, request) === undefined) {
    throw new EmptyAnswer(401);
  }
  if (userId === undefined && applicationId === undefined) {
    throw fieldError('missing', 'token', 'A token, a userId or an applicationId is required.');
  }
  refreshTokens.deleteWhere(
    (token) =>
      (userId === undefined || token.userId === userId) &&
      (applicationId === undefined || token.applicationId === applicationId),
  );
  if (userId !== undefined && applicationId === undefined) {
    provider.store.ssoSessions.deleteWhere((session) => session.userId === userId);
  }
}

/** GET and DELETE `/api/jwt/refresh[/{id}]` (contract section 5). */
export function refreshTokensApi(app: FastifyInstance, provider: Provider): void {
  const { refreshTokens } = provider.store;
  app.get('/api/jwt/refresh', withApiKey(provider), async (request) => listTokens(provider, request));
  app.get('/api/jwt/refresh/:id', withApiKey(provider), async (request) => {
    const token = found(refreshTokens.get(existingIdIn(request)));
    return { refreshToken: refreshTokenView(found(isLive(provider, token) ? token : undefined)) };
  });
  app.delete('/api/jwt/refresh', async (request, reply) => {
    await revoke(provider, request);
    return reply.send();
  });
  app.delete('/api/jwt/refresh/:id', async (request, reply) => {
    const token = refreshTokens.get(existingIdIn(request));
    await requireOwner(provider, request, token);
    refreshTokens.delete(found(token).id);
    return reply.send();
  });
}
