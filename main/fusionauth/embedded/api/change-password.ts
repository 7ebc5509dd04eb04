import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { fieldError } from '../http/api-errors.ts';
import { presentedJwt } from '../http/bearer.ts';
import { queryParameter } from '../http/query.ts';
import { readJson } from '../http/read-json.ts';
import type { Provider } from '../provider.ts';
import type { User } from '../store/user.ts';
import { randomSecret } from '../tokens/secret.ts';
import { changePassword } from '../users/change-password.ts';
import { issueChangePasswordId } from '../users/must-change-password.ts';
import { verifyPassword } from '../users/password.ts';
import { presentedApiKey, requireApiKey, resolveTenant, withApiKey } from './authorization.ts';
import { jsonBody } from './body.ts';
import { loginIdTypesIn, loginIdTypesSchema } from './login-id-types.ts';
import { found } from './path-id.ts';
import { userOfJwt } from './user-of-jwt.ts';

const ONE_TIME_PASSWORD_LIFETIME = 180_000;

const paramsSchema = z.object({ id: z.string() });

const loginSchema = z.object({ loginId: z.string().min(1), loginIdTypes: loginIdTypesSchema });

type Login = z.infer<typeof loginSchema>;

const idSchema = z.object({ changePasswordId: z.string().optional() });

const forgottenSchema = loginSchema.extend({
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
  const { loginId, loginIdTypes, state } = readJson(forgottenSchema, jsonBody(request));
  const user = found(provider.store.users.withLoginId(tenant.id, loginId, loginIdTypes));
  return { changePasswordId: issueChangePasswordId(provider, user, state) };
}

/** What a changed password is answered with: it logs in, once. */
function oneTimePasswordFor({ clock, store }: Provider, userId: string): { readonly oneTimePassword: string } {
  const oneTimePassword = randomSecret();
  const now = clock.now();
  store.oneTimePasswords.put(oneTimePassword, { userId, expirationInstant: now + ONE_TIME_PASSWORD_LIFETIME }, now);
  return { oneTimePassword };
}

/** @throws ApiErrors 400 when a current password was sent and is wrong, or the new one is not acceptable */
async function change(provider: Provider, user: User, request: FastifyRequest): Promise<void> {
  const { password, currentPassword } = readJson(changeSchema, jsonBody(request));
  if (currentPassword !== undefined && !(await verifyPassword(currentPassword, user.passwordHash))) {
    throw fieldError('invalid', 'currentPassword', 'The current password is wrong.');
  }
  found(await changePassword(provider, user.id, password));
}

/** POST with an id, in the path or the body: the id is proof enough. */
async function changeById(provider: Provider, request: FastifyRequest, id: string): Promise<Record<string, unknown>> {
  const { clock, store } = provider;
  const held = found(store.passwordChanges.find(id, clock.now()));
  const user = found(store.users.get(held.userId));
  await change(provider, user, request);
  // Whoever was second finds it spent, whatever they both have set.
  const { state } = found(store.passwordChanges.take(id, clock.now()));
  return { ...oneTimePasswordFor(provider, user.id), ...(state === undefined ? {} : { state }) };
}

/** Whose password it is: that of the caller's own JWT or, with an API key, the login id's. */
async function subjectOf(
  provider: Provider,
  request: FastifyRequest,
  login: () => Login,
): Promise<{ readonly user: User; readonly isCaller: boolean }> {
  const jwt = presentedJwt(request);
  if (presentedApiKey(provider, request) === undefined && jwt !== undefined) {
    return { user: await userOfJwt(provider, jwt), isCaller: true };
  }
  const tenant = resolveTenant(provider, request, requireApiKey(provider, request));
  const { loginId, loginIdTypes } = login();
  return { user: found(provider.store.users.withLoginId(tenant.id, loginId, loginIdTypes)), isCaller: false };
}

/** POST without an id: with an API key an empty answer, with the user's own JWT one that logs in. */
async function changeWithoutId(provider: Provider, request: FastifyRequest): Promise<unknown> {
  const login = () => readJson(loginSchema, jsonBody(request));
  const { user, isCaller } = await subjectOf(provider, request, login);
  await change(provider, user, request);
  return isCaller ? oneTimePasswordFor(provider, user.id) : undefined;
}

/** `/api/user/forgot-password` and `/api/user/change-password[/{id}]` (contract section 7). */
export function changePasswordApi(app: FastifyInstance, provider: Provider): void {
  const { clock, store } = provider;
  app.post('/api/user/forgot-password', withApiKey(provider), async (request) => forgotPassword(provider, request));
  app.post('/api/user/change-password', async (request, reply) => {
    const { changePasswordId } = readJson(idSchema, jsonBody(request));
    const answer =
      changePasswordId === undefined
        ? await changeWithoutId(provider, request)
        : await changeById(provider, request, changePasswordId);
    return reply.send(answer);
  });
  app.get('/api/user/change-password', async (request, reply) => {
    const loginId = queryParameter(request, 'loginId') ?? '';
    await subjectOf(provider, request, () => ({ loginId, loginIdTypes: loginIdTypesIn(request) }));
    return reply.send();
  });
  app.get('/api/user/change-password/:id', async (request, reply) => {
    found(store.passwordChanges.find(paramsSchema.parse(request.params).id, clock.now()));
    return reply.send();
  });
  app.post('/api/user/change-password/:id', async (request) =>
    changeById(provider, request, paramsSchema.parse(request.params).id),
  );
}
