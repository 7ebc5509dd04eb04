import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type ApiErrors, fieldError, generalError } from '../http/api-errors.ts';
import { readCookie } from '../http/cookies.ts';
import { forbidStorage } from '../http/no-store.ts';
import { readJson } from '../http/read-json.ts';
import type { Provider } from '../provider.ts';
import { issueAccessToken } from '../tokens/access-token.ts';
import { jwtConfigurationOf } from '../tokens/jwt-settings.ts';
import { findRefreshToken, spendRefreshToken } from '../tokens/refresh-tokens.ts';
import { refreshedSubject } from '../tokens/refreshed-subject.ts';
import { accountState } from '../users/credentials.ts';
import { jsonBody } from './body.ts';
import { callerAddress, noteAddress } from './device.ts';
import { REFRESH_TOKEN_COOKIE, setTokenCookies } from './token-cookies.ts';

const refreshSchema = z.object({
  refreshToken: z.string().optional(),
  timeToLiveInSeconds: z.int().positive().optional(),
});

function invalidRefreshToken(): ApiErrors {
  return fieldError('invalid', 'refreshToken', 'The refresh token is invalid.');
}

async function refresh(provider: Provider, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { store } = provider;
  const body = readJson(refreshSchema, jsonBody(request));
  const value = readCookie(request, REFRESH_TOKEN_COOKIE) ?? body.refreshToken ?? '';
  if (value === '') {
    throw fieldError('blank', 'refreshToken', 'The refresh token is required.');
  }
  const found = findRefreshToken(provider, value);
  const application = store.applications.get(found?.applicationId ?? '');
  const user = store.users.get(found?.userId ?? '');
  if (found === undefined || application?.active !== true || user === undefined) {
    throw invalidRefreshToken();
  }
  if (accountState(provider, user) !== 'open') {
    throw invalidRefreshToken();
  }
  if (!application.loginConfiguration.allowTokenRefresh) {
    // unsure in the contract: the code; it has the status only.
    throw generalError('TokenRefreshNotAllowed', 'The application does not allow tokens to be refreshed.');
  }
  const tenant = store.tenantOf(application);
  const timeToLive = body.timeToLiveInSeconds;
  if (timeToLive !== undefined && timeToLive > jwtConfigurationOf(tenant, application).timeToLiveInSeconds) {
    throw fieldError('invalid', 'timeToLiveInSeconds', 'The lifetime exceeds the configured one.');
  }
  const refreshToken = noteAddress(provider, spendRefreshToken(provider, found, value), callerAddress(request));
  const subject = refreshedSubject(tenant, application, user, refreshToken);
  const { token } = await issueAccessToken(provider, subject, refreshToken.id, timeToLive);
  setTokenCookies(provider, request, reply, token, refreshToken);
  forbidStorage(reply);
  return reply.send({ refreshToken: refreshToken.value, refreshTokenId: refreshToken.id, token });
}

/** POST `/api/jwt/refresh` (contract section 5). The cookie wins over the body. */
export function jwtRefreshApi(app: FastifyInstance, provider: Provider): void {
  app.post('/api/jwt/refresh', (request, reply) => refresh(provider, request, reply));
}
