import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { epochSeconds } from '../clock.ts';
import { EmptyAnswer, fieldError } from '../http/api-errors.ts';
import { forbidStorage } from '../http/no-store.ts';
import { readJson } from '../http/read-json.ts';
import type { Provider } from '../provider.ts';
import type { Application } from '../store/application.ts';
import { readIdentifier } from '../store/identifier.ts';
import type { RefreshToken } from '../store/refresh-token.ts';
import type { Tenant } from '../store/tenant.ts';
import { registrationFor, type User } from '../store/user.ts';
import { issueAccessToken } from '../tokens/access-token.ts';
import { issueRefreshToken } from '../tokens/refresh-tokens.ts';
import type { Subject } from '../tokens/subject.ts';
import { checkCredentials } from '../users/credentials.ts';
import { recordLogin } from '../users/record-login.ts';
import { mayTouch, presentedApiKey, resolveTenant } from './authorization.ts';
import { jsonBody } from './body.ts';
import { setTokenCookies } from './token-cookies.ts';
import { userView } from './user-view.ts';

const loginSchema = z.object({
  applicationId: z.string().optional(),
  loginId: z.string().min(1),
  noJWT: z.boolean().default(false),
  password: z.string().min(1),
});

function requestedApplication(
  provider: Provider,
  request: FastifyRequest,
  text: string | undefined,
): Application | undefined {
  if (text === undefined) {
    return undefined;
  }
  const id = readIdentifier(text);
  if (id === undefined) {
    throw fieldError('couldNotConvert', 'applicationId', 'The applicationId must be a UUID.');
  }
  const application = provider.store.applications.get(id);
  if (application?.active !== true || !mayTouch(request, undefined, application)) {
    throw fieldError('invalid', 'applicationId', 'The application does not exist.');
  }
  return application;
}

// unsure in the contract: a bad key where none is needed; its pick is to ignore the key.
/** @throws EmptyAnswer 401 when application or tenant demand an API key and there is no good one (contract section 4.1) */
function requireAuthentication(
  provider: Provider,
  request: FastifyRequest,
  tenant: Tenant,
  application: Application | undefined,
): void {
  const { requireAuthentication: isRequired } = (application ?? tenant).loginConfiguration;
  const key = presentedApiKey(provider, request);
  const isGood = key !== undefined && mayTouch(request, key, { tenantId: tenant.id });
  if (isRequired && !isGood) {
    throw new EmptyAnswer(401);
  }
}

/** The user behind the credentials. @throws EmptyAnswer 404, 410 or 423 (contract section 4.1) */
async function authenticate(provider: Provider, tenant: Tenant, loginId: string, password: string): Promise<User> {
  const login = await checkCredentials(provider, tenant, loginId, password);
  switch (login.outcome) {
    case 'authenticated':
      return login.user;
    case 'refused':
      throw new EmptyAnswer(404);
    case 'expired':
      throw new EmptyAnswer(410);
    case 'locked':
      throw new EmptyAnswer(423);
  }
}

function refreshTokenFor(provider: Provider, subject: Subject, isRegistered: boolean): RefreshToken | undefined {
  const { application } = subject;
  return application?.loginConfiguration.generateRefreshTokens === true && isRegistered
    ? issueRefreshToken(provider, { ...subject, application })
    : undefined;
}

async function logIn(provider: Provider, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const body = readJson(loginSchema, jsonBody(request));
  const application = requestedApplication(provider, request, body.applicationId);
  const tenant = application === undefined ? resolveTenant(provider, request) : provider.store.tenantOf(application);
  requireAuthentication(provider, request, tenant, application);
  const known = await authenticate(provider, tenant, body.loginId, body.password);
  const user = recordLogin(provider, known, application);
  const isRegistered = application !== undefined && registrationFor(user, application.id) !== undefined;
  reply.code(application === undefined || isRegistered ? 200 : 202);
  forbidStorage(reply);
  if (body.noJWT) {
    return reply.send({ user: userView(user) });
  }
  const subject: Subject = {
    tenant,
    application,
    user,
    authenticationType: 'PASSWORD',
    authTime: epochSeconds(provider.clock),
    scopes: undefined,
    grantTypes: undefined,
  };
  const refreshToken = refreshTokenFor(provider, subject, isRegistered);
  const { token, expirationInstant } = await issueAccessToken(provider, subject, refreshToken?.id);
  setTokenCookies(provider, request, reply, token, refreshToken);
  return reply.send({
    ...(refreshToken === undefined ? {} : { refreshToken: refreshToken.value, refreshTokenId: refreshToken.id }),
    token,
    tokenExpirationInstant: expirationInstant,
    user: userView(user),
  });
}

/** POST `/api/login` (contract section 4.1). It begins no SSO session. */
export function loginApi(app: FastifyInstance, provider: Provider): void {
  app.post('/api/login', (request, reply) => logIn(provider, request, reply));
}
