import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { epochSeconds } from '../clock.ts';
import { fieldError } from '../http/api-errors.ts';
import { mergePatch } from '../http/merge-patch.ts';
import { readJson } from '../http/read-json.ts';
import type { Provider } from '../provider.ts';
import type { Application } from '../store/application.ts';
import type { Tenant } from '../store/tenant.ts';
import {
  type Registration,
  type RegistrationSettings,
  registrationFor,
  registrationSettingsSchema,
  type User,
} from '../store/user.ts';
import { issueAccessToken } from '../tokens/access-token.ts';
import { issueRefreshToken } from '../tokens/refresh-tokens.ts';
import { randomSecret } from '../tokens/secret.ts';
import type { Subject } from '../tokens/subject.ts';
import { putRegistration, removeRegistration, requireRegistrable } from '../users/register.ts';
import { createUser } from '../users/save-user.ts';
import { mayTouch, presentedApiKey, resolveTenant, withApiKey } from './authorization.ts';
import { jsonBody, patched } from './body.ts';
import { existingIdIn, found, newIdIn } from './path-id.ts';
import { passwordToBeSet, userBodySchema } from './user.ts';
import { registrationView, userView } from './user-view.ts';

const namedSchema = registrationSettingsSchema.pick({ applicationId: true });

const generationSchema = z.object({ generateAuthenticationToken: z.boolean().default(false) });

/**
 * The registration with an authentication token, if the request asks for one to be made.
 * @throws ApiErrors 400 when the application has no use for it
 */
function withAuthenticationToken(
  { authenticationTokenConfiguration }: Application,
  settings: RegistrationSettings,
  body: unknown,
): RegistrationSettings {
  const { generateAuthenticationToken } = readJson(generationSchema, body);
  if (!generateAuthenticationToken) {
    return settings;
  }
  if (!authenticationTokenConfiguration.enabled) {
    const message = 'The application does not take authentication tokens: enable its authenticationTokenConfiguration.';
    throw fieldError('invalid', 'generateAuthenticationToken', message);
  }
  return { ...settings, authenticationToken: randomSecret() };
}

/** The tenant of who or what the request names, which makes the header needless (contract section 0). */
function tenantOf(
  provider: Provider,
  request: FastifyRequest,
  named: { readonly tenantId: string } | undefined,
): Tenant {
  const key = presentedApiKey(provider, request);
  const isPinned = named !== undefined && mayTouch(request, key, named);
  return isPinned ? provider.store.tenantOf(named) : resolveTenant(provider, request, key);
}

// unsure in the contract: when the tokens are there; here always the one, the other if the application makes them.
/** A new registration, with tokens for the application: the user need not log in at once (contract section 7). */
async function answerFor(
  provider: Provider,
  application: Application,
  { user, registration }: ReturnType<typeof putRegistration>,
): Promise<Record<string, unknown>> {
  const subject: Subject = {
    tenant: provider.store.tenantOf(application),
    application,
    user,
    authenticationType: 'REGISTRATION',
    authTime: epochSeconds(provider.clock),
    scopes: undefined,
    grantTypes: undefined,
  };
  const refreshToken = application.loginConfiguration.generateRefreshTokens
    ? issueRefreshToken(provider, { ...subject, application })
    : undefined;
  const { token, expirationInstant } = await issueAccessToken(provider, subject, refreshToken?.id);
  return {
    ...(refreshToken === undefined ? {} : { refreshToken: refreshToken.value, refreshTokenId: refreshToken.id }),
    registration: registrationView(registration),
    token,
    tokenExpirationInstant: expirationInstant,
  };
}

/**
 * POST `/api/user/registration[/{userId}]`: registers an existing user, or creates the user in the same request. All is
 * checked before anything is created.
 */
async function register(provider: Provider, request: FastifyRequest): Promise<Record<string, unknown>> {
  const { users } = provider.store;
  const body = jsonBody(request);
  const id = newIdIn(request, 'userId');
  const known = id === undefined ? undefined : users.get(id);
  const requested = readJson(registrationSettingsSchema, body.registration, ['registration']);
  const tenant = tenantOf(provider, request, known ?? provider.store.applications.get(requested.applicationId));
  const application = requireRegistrable(provider, tenant.id, requested);
  const settings = withAuthenticationToken(application, requested, body);
  if (body.user === undefined || known !== undefined) {
    const user = found(known?.tenantId === tenant.id ? known : undefined);
    if (registrationFor(user, application.id) !== undefined) {
      throw fieldError('duplicate', 'registration', 'The user is already registered for this application.');
    }
    return answerFor(provider, application, putRegistration(provider, user, application, settings));
  }
  const { password, ...userSettings } = readJson(userBodySchema, body.user, ['user']);
  const chosen = password ?? passwordToBeSet(body);
  const created = await createUser(provider, tenant, id ?? randomUUID(), userSettings, chosen);
  const registered = putRegistration(provider, created, application, settings);
  return { ...(await answerFor(provider, application, registered)), user: userView(registered.user) };
}

/** `/api/user/registration` (contract section 7): POST, GET, PUT, PATCH, DELETE, with an API key. */
export function registrationApi(app: FastifyInstance, provider: Provider): void {
  const options = withApiKey(provider);
  const path = '/api/user/registration/:id/:applicationId';
  const existingUser = (request: FastifyRequest): User => {
    const user = found(provider.store.users.get(existingIdIn(request)));
    return found(mayTouch(request, presentedApiKey(provider, request), user) ? user : undefined);
  };
  const existing = (request: FastifyRequest, applicationId: string): { user: User; registration: Registration } => {
    const user = existingUser(request);
    return { user, registration: found(registrationFor(user, applicationId)) };
  };
  const inPath = (request: FastifyRequest) => existingIdIn(request, 'applicationId');
  // FusionAuth's own client names the application in the body alone.
  const inBody = (request: FastifyRequest) =>
    readJson(namedSchema, jsonBody(request).registration, ['registration']).applicationId;
  const replace = (request: FastifyRequest, applicationId: string, value: unknown) => {
    const { user } = existing(request, applicationId);
    const settings = readJson(registrationSettingsSchema, mergePatch(value, { applicationId }), ['registration']);
    const application = requireRegistrable(provider, user.tenantId, settings);
    const complete = withAuthenticationToken(application, settings, jsonBody(request));
    return { registration: registrationView(putRegistration(provider, user, application, complete).registration) };
  };
  const patch = (request: FastifyRequest, applicationId: string) => {
    const { registration } = existing(request, applicationId);
    return replace(request, applicationId, patched(request, 'registration', registration));
  };

  app.post('/api/user/registration/:id?', options, (request) => register(provider, request));
  app.get(path, options, async (request) => ({
    registration: registrationView(existing(request, inPath(request)).registration),
  }));
  app.put('/api/user/registration/:id', options, async (request) =>
    replace(request, inBody(request), jsonBody(request).registration),
  );
  app.put(path, options, async (request) => replace(request, inPath(request), jsonBody(request).registration));
  app.patch('/api/user/registration/:id', options, async (request) => patch(request, inBody(request)));
  app.patch(path, options, async (request) => patch(request, inPath(request)));
  app.delete(path, options, async (request, reply) => {
    const { user, registration } = existing(request, inPath(request));
    removeRegistration(provider, user, registration.applicationId);
    return reply.send();
  });
}
