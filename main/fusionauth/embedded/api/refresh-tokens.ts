import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { EmptyAnswer, fieldError } from '../http/api-errors.ts';
import { presentedJwt } from '../http/bearer.ts';
import { queryParameter } from '../http/query.ts';
import { readJson } from '../http/read-json.ts';
import type { Provider } from '../provider.ts';
import { readIdentifier } from '../store/identifier.ts';
import { verifyJwt } from '../tokens/verify.ts';
import { mayTouch, presentedApiKey, requireApiKey, withApiKey } from './authorization.ts';
import { jsonBody } from './body.ts';
import { existingIdIn, found } from './path-id.ts';
import { type Revocable, revocablesOf, revocableWithId, revocableWithValue } from './revocable.ts';

/** As many are listed (contract section 5). */
const MAXIMUM = 1000;

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

/** Tells what the caller may see: not what is another tenant's than the API key's or the header's (contract section 0). */
function visible(provider: Provider, request: FastifyRequest): (one: Revocable) => boolean {
  const key = presentedApiKey(provider, request);
  return (one) => mayTouch(request, key, one);
}

function listTokens(provider: Provider, request: FastifyRequest): Record<string, unknown> {
  const userId = readIdentifier(queryParameter(request, 'userId'));
  if (userId === undefined) {
    throw fieldError('missing', 'userId', 'The userId is required.');
  }
  const live = revocablesOf(provider, { userId, applicationId: undefined }).filter(({ isLive }) => isLive);
  const shown = live.filter(visible(provider, request)).slice(0, MAXIMUM);
  return { refreshTokens: shown.map((one) => one.view()) };
}

/**
 * Revokes one, for the holder of an API key or, by their JWT, for its owner.
 * @throws EmptyAnswer 401 for anybody else, 404 when there is none or it is another tenant's
 */
async function revokeOne(provider: Provider, request: FastifyRequest, one: Revocable | undefined): Promise<void> {
  if (presentedApiKey(provider, request) === undefined) {
    const verification = await verifyJwt(provider, presentedJwt(request) ?? '');
    if (verification.outcome !== 'valid' || (one !== undefined && verification.claims.sub !== one.userId)) {
      throw new EmptyAnswer(401);
    }
  }
  const isVisible = one !== undefined && visible(provider, request)(one);
  found(isVisible ? one : undefined).revoke();
}

/** DELETE by value, by user, by application, or by both of the latter; only the first is open to the owner's JWT. */
async function revoke(provider: Provider, request: FastifyRequest): Promise<void> {
  const { token: value, userId, applicationId } = criteria(request);
  if (value !== undefined) {
    return revokeOne(provider, request, revocableWithValue(provider, value));
  }
  requireApiKey(provider, request);
  if (userId === undefined && applicationId === undefined) {
    throw fieldError('missing', 'token', 'A token, a userId or an applicationId is required.');
  }
  for (const one of revocablesOf(provider, { userId, applicationId }).filter(visible(provider, request))) {
    one.revoke();
  }
}

/** GET and DELETE `/api/jwt/refresh[/{id}]` (contract section 5). */
export function refreshTokensApi(app: FastifyInstance, provider: Provider): void {
  const withId = (request: FastifyRequest) => revocableWithId(provider, existingIdIn(request));
  app.get('/api/jwt/refresh', withApiKey(provider), async (request) => listTokens(provider, request));
  app.get('/api/jwt/refresh/:id', withApiKey(provider), async (request) => {
    const one = found(withId(request));
    return { refreshToken: found(one.isLive && visible(provider, request)(one) ? one : undefined).view() };
  });
  app.delete('/api/jwt/refresh', async (request, reply) => {
    await revoke(provider, request);
    return reply.send();
  });
  app.delete('/api/jwt/refresh/:id', async (request, reply) => {
    await revokeOne(provider, request, withId(request));
    return reply.send();
  });
}
