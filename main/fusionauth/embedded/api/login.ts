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
import { accountState, checkCredentials, type LoginOutcome } from '../users/credentials.ts';
import { recordLogin } from '../users/record-login.ts';
import { mayTouch, presentedApiKey, resolveTenant } from './authorization.ts';
import { jsonBody } from './body.ts';
import { callerAddress, metaDataSchema } from './device.ts';
import { loginIdTypesSchema } from './login-id-types.ts';
import { setTokenCookies } from './token-cookies.ts';
import { answerRefusedLogin } from './user-login.ts';
import { userView } from './user-view.ts';

const loginSchema = z.looseObject({
  applicationId: z.string().optional(),
  ipAddress: z.string().max(255).optional(),
  metaData: metaDataSchema,
  noJWT: z.boolean().default(false),
  oneTimePassword: z.string().min(1).optional(),
});

const credentialsSchema = z.object({
  loginId: z.string().min(1),
  loginIdTypes: loginIdTypesSchema,
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

/** What the user may say instead of the password to this application (contract section 7, authentication tokens). */
function tokenOf(user: User, application: Application | undefined): string | undefined {
  const isEnabled = application?.authenticationTokenConfiguration.enabled === true;
  return isEnabled ? registrationFor(user, application.id)?.authenticationToken : undefined;
}

function authenticationTypeOf(byToken: boolean, byOneTimePassword: boolean): Subject['authenticationType'] {
  return byToken ? 'APPLICATION_TOKEN' : byOneTimePassword ? 'ONE_TIME_PASSWORD' : 'PASSWORD';
}

/** Checks a one-time password, which names its user by itself, or login id and password (contract section 4.1). */
async function authenticate(
  provider: Provider,
  tenant: Tenant,
  body: z.infer<typeof loginSchema>,
  application: Application | undefined,
): Promise<LoginOutcome> {
  const { clock, store } = provider;
  if (body.oneTimePassword === undefined) {
    const { loginId, loginIdTypes, password } = readJson(credentialsSchema, body);
    return checkCredentials(provider, tenant, loginId, password, loginIdTypes, (user) => tokenOf(user, application));
  }
  const held = store.oneTimePasswords.take(body.oneTimePassword, clock.now());
  const user = store.users.get(held?.userId ?? '');
  if (user?.tenantId !== tenant.id) {
    return { outcome: 'refused' };
  }
  const state = accountState(provider, user);
  return state === 'open' ? { outcome: 'authenticated', user } : { outcome: state, user };
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
  forbidStorage(reply);
  const login = await authenticate(provider, tenant, body, application);
  if (login.outcome !== 'authenticated') {
    return answerRefusedLogin(provider, reply, login);
  }
  const user = recordLogin(provider, login.user, application);
  const isRegistered = application !== undefined && registrationFor(user, application.id) !== undefined;
  reply.code(application === undefined || isRegistered ? 200 : 202);
  if (body.noJWT) {
    return reply.send({ user: userView(user) });
  }
  const subject: Subject = {
    tenant,
    application,
    user,
    authenticationType: authenticationTypeOf(login.byToken === true, body.oneTimePassword !== undefined),
    authTime: epochSeconds(provider.clock),
    device: { lastAccessedAddress: body.ipAddress ?? callerAddress(request), ...body.metaData.device },
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
