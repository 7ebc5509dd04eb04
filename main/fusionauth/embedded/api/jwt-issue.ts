import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { epochSeconds } from '../clock.ts';
import { EmptyAnswer, fieldError } from '../http/api-errors.ts';
import { presentedJwt } from '../http/bearer.ts';
import { forbidStorage } from '../http/no-store.ts';
import { queryParameter } from '../http/query.ts';
import { readJson } from '../http/read-json.ts';
import type { Provider } from '../provider.ts';
import { identifierSchema, readIdentifier } from '../store/identifier.ts';
import { registrationFor } from '../store/user.ts';
import { issueAccessToken } from '../tokens/access-token.ts';
import { signingKeyOf } from '../tokens/jwt-settings.ts';
import { findRefreshToken, issueRefreshToken } from '../tokens/refresh-tokens.ts';
import { signJwt } from '../tokens/sign.ts';
import { verifyJwt } from '../tokens/verify.ts';
import { accountState } from '../users/credentials.ts';
import { withGlobalApiKey } from './authorization.ts';
import { jsonBody } from './body.ts';
import { found } from './path-id.ts';

/** Claims that a vended JWT gets from here and not from its caller. */
const RESERVED = ['exp', 'iat', 'iss'];

const vendSchema = z.object({
  claims: z.record(z.string(), z.unknown()).default({}),
  keyId: identifierSchema.optional(),
  timeToLiveInSeconds: z.int().positive().max(315_360_000).default(3600),
});

/** GET `/api/jwt/issue`: a JWT for another application that ends when the one shown does (contract section 5). */
async function issue(provider: Provider, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { clock, store } = provider;
  const verification = await verifyJwt(provider, presentedJwt(request) ?? '');
  if (verification.outcome !== 'valid') {
    throw new EmptyAnswer(401);
  }
  const { auth_time: authTime, exp, sub } = verification.claims;
  const application = store.applications.get(readIdentifier(queryParameter(request, 'applicationId')) ?? '');
  if (application?.active !== true) {
    throw fieldError('invalid', 'applicationId', 'The application does not exist.');
  }
  const user = found(store.users.get(sub));
  if (user.tenantId !== application.tenantId || accountState(provider, user) !== 'open') {
    throw new EmptyAnswer(404);
  }
  const given = findRefreshToken(provider, queryParameter(request, 'refreshToken') ?? '');
  const subject = {
    tenant: store.tenantOf(application),
    application,
    user,
    authenticationType: 'JWT_SSO',
    authTime,
    scopes: undefined,
    grantTypes: undefined,
  } as const;
  const isRegistered = registrationFor(user, application.id) !== undefined;
  const refreshToken =
    isRegistered && given?.userId === user.id && application.loginConfiguration.generateRefreshTokens
      ? issueRefreshToken(provider, subject)
      : undefined;
  const { token } = await issueAccessToken(provider, subject, refreshToken?.id, exp - epochSeconds(clock));
  forbidStorage(reply);
  return reply
    .code(isRegistered ? 200 : 202)
    .send({ token, ...(refreshToken === undefined ? {} : { refreshToken: refreshToken.value }) });
}

/** POST `/api/jwt/vend`: signs the claims that an API key's holder asks for (contract section 5). */
async function vend(provider: Provider, request: FastifyRequest): Promise<Record<string, unknown>> {
  const { clock, store } = provider;
  const { claims, keyId, timeToLiveInSeconds } = readJson(vendSchema, jsonBody(request));
  const tenant = found(store.tenants.get(store.defaultTenantId));
  const key =
    keyId === undefined ? signingKeyOf(provider, 'accessTokenKeyId', tenant, undefined) : store.signingKeys.get(keyId);
  if (key === undefined) {
    throw fieldError('invalid', 'keyId', 'The key does not exist.');
  }
  const iat = epochSeconds(clock);
  const own = Object.fromEntries(Object.entries(claims).filter(([name]) => !RESERVED.includes(name)));
  return { token: await signJwt({ ...own, exp: iat + timeToLiveInSeconds, iat, iss: tenant.issuer }, key, undefined) };
}

/** GET `/api/jwt/issue` and POST `/api/jwt/vend` (contract section 5). */
export function jwtIssueApi(app: FastifyInstance, provider: Provider): void {
  app.get('/api/jwt/issue', (request, reply) => issue(provider, request, reply));
  app.post('/api/jwt/vend', withGlobalApiKey(provider), (request) => vend(provider, request));
}
