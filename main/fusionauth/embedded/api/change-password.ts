import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { fieldError } from '../http/api-errors.ts';
import { queryParameter } from '../http/query.ts';
import { readJson } from '../http/read-json.ts';
import type { Provider } from '../provider.ts';
import { randomSecret } from '../tokens/secret.ts';
import { changePassword } from '../users/change-password.ts';
import { issueChangePasswordId } from '../users/must-change-password.ts';
import { verifyPassword } from '../users/password.ts';
import { presentedApiKey, requireApiKey, resolveTenant, withApiKey } from './authorization.ts';
import { jsonBody } from './body.ts';
import { found } from './path-id.ts';

const ONE_TIME_PASSWORD_LIFETIME = 180_000;

const paramsSchema = z.object({ id: z.string() });

const forgottenSchema = z.object({
  loginId: z.string().min(1),
  sendForgotPasswordEmail: z.boolean().default(true),
  state: z.unknown().optional(),
});

const changeSchema = z.object({
  password: z.string().min(1).max(512),
  currentPassword: z.string().optional(),
});

/** POST `/api/user/forgot-password`: nothing is mailed here, the id is in the answer (contract section 7). */
function forgotPassword(provider: Provider, request: FastifyRequest): Record<string, unknown> {
  const tenant = resolveTenant(provider, request, requireApiKey(provider, request));
  const { loginId, state } = readJson(forgottenSchema, jsonBody(request));
  const user = found(provider.store.users.withLoginId(tenant.id, loginId));
  return { changePasswordId: issueChangePasswordId(provider, user, state) };
}

/** POST `/api/user/change-password/{id}`: the id is proof enough; the answer can be used to log in, once. */
async function changeById(provider: Provider, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { clock, store } = provider;
  const { id } = paramsSchema.parse(request.params);
  const { password, currentPassword } = readJson(changeSchema, jsonBody(request));
  const change = found(store.passwordChanges.find(id, clock.now()));
  const user = found(store.users.get(change.userId));
  if (currentPassword !== undefined && !(await verifyPassword(currentPassword, user.passwordHash))) {
    throw fieldError('invalid', 'currentPassword', 'The current password is wrong.');
  }
  found(await changePassword(provider, user.id, password));
  // Whoever was second finds it spent, whatever they both have set.
  const { state } = found(store.passwordChanges.take(id, clock.now()));
  const oneTimePassword = randomSecret();
  const now = clock.now();
  const expirationInstant = now + ONE_TIME_PASSWORD_LIFETIME;
  store.oneTimePasswords.put(oneTimePassword, { userId: user.id, expirationInstant }, now);
  return reply.send({ oneTimePassword, ...(state === undefined ? {} : { state }) });
}

/** POST `/api/user/change-password` with a login id and, if sent, the current password, which must then be right. */
async function changeByLoginId(provider: Provider, request: FastifyRequest): Promise<void> {
  const tenant = resolveTenant(provider, request, presentedApiKey(provider, request));
  const schema = changeSchema.extend({ loginId: z.string().min(1) });
  const { loginId, password, currentPassword } = readJson(schema, jsonBody(request));
  const user = found(provider.store.users.withLoginId(tenant.id, loginId));
  if (currentPassword !== undefined && !(await verifyPassword(currentPassword, user.passwordHash))) {
    throw fieldError('invalid', 'currentPassword', 'The current password is wrong.');
  }
  found(await changePassword(provider, user.id, password));
}

/** `/api/user/forgot-password` and `/api/user/change-password[/{id}]` (contract section 7). */
export function changePasswordApi(app: FastifyInstance, provider: Provider): void {
  const { clock, store } = provider;
  const options = withApiKey(provider);
  app.post('/api/user/forgot-password', options, async (request) => forgotPassword(provider, request));
  app.post('/api/user/change-password', options, async (request, reply) => {
    await changeByLoginId(provider, request);
    return reply.send();
  });
  app.get('/api/user/change-password', options, async (request, reply) => {
    const tenant = resolveTenant(provider, request, presentedApiKey(provider, request));
    found(store.users.withLoginId(tenant.id, queryParameter(request, 'loginId') ?? ''));
    return reply.send();
  });
  app.get('/api/user/change-password/:id', async (request, reply) => {
    found(store.passwordChanges.find(paramsSchema.parse(request.params).id, clock.now()));
    return reply.send();
  });
  app.post('/api/user/change-password/:id', (request, reply) => changeById(provider, request, reply));
}
