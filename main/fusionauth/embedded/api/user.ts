import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { presentedJwt } from '../http/bearer.ts';
import { queryParameter } from '../http/query.ts';
import { readJson } from '../http/read-json.ts';
import type { Provider } from '../provider.ts';
import { type User, userSettingsSchema } from '../store/user.ts';
import { randomSecret } from '../tokens/secret.ts';
import { deactivateUser, deleteUser, reactivateUser } from '../users/account-status.ts';
import { createUser, updateUser } from '../users/save-user.ts';
import { mayTouch, presentedApiKey, requireApiKey, resolveTenant, withApiKey } from './authorization.ts';
import { jsonBody, patched } from './body.ts';
import { loginIdTypesIn } from './login-id-types.ts';
import { existingIdIn, found, newIdIn } from './path-id.ts';
import { userOfJwt } from './user-of-jwt.ts';
import { userView } from './user-view.ts';

/** A user in a request: what can be set, and the password. */
export const userBodySchema = userSettingsSchema.extend({ password: z.string().max(512).optional() });

const deletionSchema = z.object({ hardDelete: z.boolean().default(false) });

const mailSchema = z.object({ sendSetPasswordEmail: z.boolean().default(false) });

/**
 * A password that nobody knows, for a user who was to be asked for one by mail. Nothing is mailed here: POST
 * `/api/user/forgot-password` gives the id that sets one.
 */
export function passwordToBeSet(body: unknown): string | undefined {
  return readJson(mailSchema, body).sendSetPasswordEmail ? randomSecret() : undefined;
}

/** Whose password a changePasswordId may change. (A verificationId is never issued here, so nobody is found by one.) */
function userOfChangePasswordId(provider: Provider, request: FastifyRequest, id: string): User | undefined {
  const { clock, store } = provider;
  const user = store.users.get(store.passwordChanges.find(id, clock.now())?.userId ?? '');
  return user !== undefined && mayTouch(request, requireApiKey(provider, request), user) ? user : undefined;
}

/** GET `/api/user` by one of its query parameters or, as before FusionAuth 1.60, by the caller's own JWT. */
async function findUser(provider: Provider, request: FastifyRequest): Promise<User> {
  const jwt = presentedJwt(request);
  const key = presentedApiKey(provider, request);
  if (key === undefined && jwt !== undefined) {
    return userOfJwt(provider, jwt);
  }
  requireApiKey(provider, request);
  const changePasswordId = queryParameter(request, 'changePasswordId');
  if (changePasswordId !== undefined) {
    return found(userOfChangePasswordId(provider, request, changePasswordId));
  }
  const tenant = resolveTenant(provider, request, key);
  const email = queryParameter(request, 'email');
  const username = queryParameter(request, 'username');
  const { users } = provider.store;
  if (email !== undefined) {
    return found(users.withEmail(tenant.id, email));
  }
  if (username !== undefined) {
    return found(users.withUsername(tenant.id, username));
  }
  return found(users.withLoginId(tenant.id, queryParameter(request, 'loginId') ?? '', loginIdTypesIn(request)));
}

/** `/api/user` (contract section 7): POST, GET, PUT, PATCH, DELETE, with an API key. */
export function userApi(app: FastifyInstance, provider: Provider): void {
  const { store } = provider;
  const options = withApiKey(provider);
  const existing = (request: FastifyRequest) => {
    const user = found(store.users.get(existingIdIn(request)));
    return found(mayTouch(request, presentedApiKey(provider, request), user) ? user : undefined);
  };

  app.get('/api/user', async (request) => ({ user: userView(await findUser(provider, request)) }));
  app.get('/api/user/:id', options, async (request) => ({ user: userView(existing(request)) }));
  app.post('/api/user/:id?', options, async (request) => {
    const tenant = resolveTenant(provider, request, presentedApiKey(provider, request));
    const body = jsonBody(request);
    const { password, ...settings } = readJson(userBodySchema, body.user, ['user']);
    const id = newIdIn(request, 'userId') ?? randomUUID();
    const chosen = password ?? passwordToBeSet(body);
    return { user: userView(await createUser(provider, tenant, id, settings, chosen)) };
  });
  app.put('/api/user/:id', options, async (request) => {
    const current = existing(request);
    if (queryParameter(request, 'reactivate') === 'true') {
      return { user: userView(reactivateUser(provider, current)) };
    }
    const { password, ...settings } = readJson(userBodySchema, jsonBody(request).user, ['user']);
    return { user: userView(found(await updateUser(provider, current.id, settings, password))) };
  });
  app.patch('/api/user/:id', options, async (request) => {
    const current = existing(request);
    // Without the hash, or a JSON patch could copy it to where it is shown.
    const { passwordHash: _, ...visible } = current;
    const changed = patched(request, 'user', visible);
    const { password, ...settings } = readJson(userBodySchema, changed, ['user']);
    return { user: userView(found(await updateUser(provider, current.id, settings, password))) };
  });
  app.delete('/api/user/:id', options, async (request, reply) => {
    const current = existing(request);
    // FusionAuth's own client says it in the query or in a body.
    const isHard = readJson(deletionSchema, jsonBody(request)).hardDelete;
    if (isHard || queryParameter(request, 'hardDelete') === 'true') {
      deleteUser(provider, current);
    } else {
      deactivateUser(provider, current);
    }
    return reply.send();
  });
}
