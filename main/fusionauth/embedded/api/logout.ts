import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readCookie } from '../http/cookies.ts';
import { queryParameter } from '../http/query.ts';
import { readJson } from '../http/read-json.ts';
import type { Provider } from '../provider.ts';
import { revokeEverything } from '../users/revocation.ts';
import { jsonBody } from './body.ts';
import { dropTokenCookies, REFRESH_TOKEN_COOKIE } from './token-cookies.ts';

const logoutSchema = z.object({ global: z.boolean().optional(), refreshToken: z.string().optional() });

/**
 * POST `/api/logout` (contract section 4.3): revokes the refresh token, or with `global` all that its user has, SSO
 * sessions included. It answers 200 without a body, whatever the token.
 */
export function logoutApi(app: FastifyInstance, provider: Provider): void {
  const { store } = provider;
  app.post('/api/logout', async (request, reply) => {
    const body = readJson(logoutSchema, jsonBody(request));
    const given = queryParameter(request, 'refreshToken') ?? body.refreshToken;
    const token = store.refreshTokens.withValue(given ?? readCookie(request, REFRESH_TOKEN_COOKIE) ?? '');
    const isGlobal = queryParameter(request, 'global') === 'true' || body.global === true;
    if (token !== undefined && isGlobal) {
      revokeEverything(provider, token.userId);
    }
    if (token !== undefined) {
      store.refreshTokens.delete(token.id);
    }
    dropTokenCookies(request, reply);
    return reply.send();
  });
}
