import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { EmptyAnswer } from '../http/api-errors.ts';
import { presentedJwt } from '../http/bearer.ts';
import { readJson } from '../http/read-json.ts';
import type { Provider } from '../provider.ts';
import { readIdentifier } from '../store/identifier.ts';
import { registrationFor } from '../store/user.ts';
import { verifyJwt } from '../tokens/verify.ts';
import { accountState } from '../users/credentials.ts';
import { recordLogin } from '../users/record-login.ts';
import { mayTouch, presentedApiKey, requireApiKey } from './authorization.ts';
import { jsonBody } from './body.ts';
import { existingIdIn, found } from './path-id.ts';
import { answerRefusedLogin } from './user-login.ts';
import { userView } from './user-view.ts';

const pingSchema = z.object({ userId: z.string().optional(), applicationId: z.string().optional() });

/** Whom a ping is about. */
interface Ping {
  readonly userId: string;
  readonly applicationId: string | undefined;
}

/** Whom the body names, or the caller's own JWT if there is no API key (contract section 4.2). */
async function pingOf(provider: Provider, request: FastifyRequest): Promise<Ping> {
  const body = readJson(pingSchema, jsonBody(request));
  const applicationId = body.applicationId;
  const jwt = presentedJwt(request);
  if (presentedApiKey(provider, request) === undefined && jwt !== undefined) {
    const verification = await verifyJwt(provider, jwt);
    if (verification.outcome !== 'valid') {
      throw new EmptyAnswer(401);
    }
    return { userId: verification.claims.sub, applicationId: applicationId ?? verification.claims.applicationId };
  }
  requireApiKey(provider, request);
  return { userId: readIdentifier(body.userId) ?? '', applicationId };
}

// unsure in the contract: the body of a ping; its pick is the user.
function answer(provider: Provider, request: FastifyRequest, reply: FastifyReply, ping: Ping): FastifyReply {
  const { store } = provider;
  const user = found(store.users.get(ping.userId));
  const application = store.applications.get(readIdentifier(ping.applicationId) ?? '');
  if (!mayTouch(request, presentedApiKey(provider, request), user)) {
    throw new EmptyAnswer(404);
  }
  if (ping.applicationId !== undefined && application?.tenantId !== user.tenantId) {
    throw new EmptyAnswer(404);
  }
  const state = accountState(provider, user);
  if (state !== 'open') {
    return answerRefusedLogin(provider, reply, { outcome: state, user });
  }
  const isRegistered = application === undefined || registrationFor(user, application.id) !== undefined;
  return reply.code(isRegistered ? 200 : 202).send({ user: userView(recordLogin(provider, user, application)) });
}

/** PUT `/api/login[/{userId}/{applicationId}]`: notes a login that took place elsewhere (contract section 4.2). */
export function pingApi(app: FastifyInstance, provider: Provider): void {
  app.put('/api/login', async (request, reply) => answer(provider, request, reply, await pingOf(provider, request)));
  app.put('/api/login/:id/:applicationId', async (request, reply) => {
    requireApiKey(provider, request);
    const applicationId = existingIdIn(request, 'applicationId');
    return answer(provider, request, reply, { userId: existingIdIn(request), applicationId });
  });
}
