import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { epochSeconds } from '../clock.ts';
import { EmptyAnswer } from '../http/api-errors.ts';
import { baseUrl } from '../http/base-url.ts';
import { readCookie } from '../http/cookies.ts';
import { isAllowedOrigin } from '../http/cors.ts';
import { forbidStorage } from '../http/no-store.ts';
import { Parameters } from '../http/parameters.ts';
import { asOAuthError } from '../oauth2/authorize/refuse.ts';
import { redeemRefreshToken } from '../oauth2/token/refresh-token-grant.ts';
import { userInfo } from '../oauth2/userinfo.ts';
import { errorPage } from '../pages/error-page.ts';
import { sendPage } from '../pages/send-page.ts';
import type { Provider } from '../provider.ts';
import { finish, refreshTokenLifetime } from './callback.ts';
import { namedClient } from './client.ts';
import { COOKIES, dropAppCookies, setAppTokens } from './cookies.ts';
import { begin } from './login.ts';

const TOKEN_COOKIES = [COOKIES.accessToken, COOKIES.refreshToken, COOKIES.idToken, COOKIES.expiry];

/** @throws EmptyAnswer 403 for a page of another origin that the CORS configuration does not allow (contract section 8) */
function requireAllowedReferrer(provider: Provider, request: FastifyRequest): void {
  const { referer } = request.headers;
  if (referer === undefined || !URL.canParse(referer)) {
    return;
  }
  const { origin } = new URL(referer);
  if (origin !== baseUrl(request) && !isAllowedOrigin(provider, origin)) {
    throw new EmptyAnswer(403);
  }
}

/** POST `/app/refresh`: new tokens for the refresh token in the cookie; anything wrong is a 400 (contract section 8). */
async function refresh(provider: Provider, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const client = namedClient(provider, request);
  const refresh_token = readCookie(request, COOKIES.refreshToken) ?? '';
  const tokens = await redeemRefreshToken(provider, client, Parameters.of({ refresh_token }));
  setAppTokens(request, reply, tokens, epochSeconds(provider.clock), refreshTokenLifetime(client));
  forbidStorage(reply);
  return reply.send();
}

/** GET `/app/logout`: drops the token cookies, then ends the SSO session (contract section 8). */
function logOut(provider: Provider, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const client = namedClient(provider, request);
  const parameters = Parameters.of(request.query);
  const target = parameters.get('post_logout_redirect_uri') ?? parameters.get('redirect_uri');
  const state = parameters.get('state');
  const query = new URLSearchParams({
    client_id: client.application.id,
    ...(target === undefined ? {} : { post_logout_redirect_uri: target }),
    ...(state === undefined ? {} : { state }),
  });
  dropAppCookies(request, reply, TOKEN_COOKIES);
  return reply.code(302).header('Cache-Control', 'no-store').header('Location', `/oauth2/logout?${query}`).send();
}

/**
 * The hosted backend `/app/*`: FusionAuth plays the backend of a single-page application. What goes wrong in the browser's
 * window is a page with status 200 (contract section 8).
 */
export function hostedBackend(app: FastifyInstance, provider: Provider): void {
  type Page = (
    provider: Provider,
    request: FastifyRequest,
    reply: FastifyReply,
  ) => FastifyReply | Promise<FastifyReply>;
  const onPage = (page: Page) => async (request: FastifyRequest, reply: FastifyReply) => {
    try {
      return await page(provider, request, reply);
    } catch (error) {
      return sendPage(reply, errorPage(asOAuthError(error)));
    }
  };
  app.addHook('onRequest', async (request) => requireAllowedReferrer(provider, request));
  app.get(
    '/app/login/:clientId?',
    onPage((...page) => begin(...page, '/oauth2/authorize')),
  );
  app.get(
    '/app/register/:clientId?',
    onPage((...page) => begin(...page, '/oauth2/register')),
  );
  app.get('/app/callback', onPage(finish));
  app.get('/app/logout/:clientId?', onPage(logOut));
  app.post('/app/refresh/:clientId?', (request, reply) => refresh(provider, request, reply));
  app.get('/app/me', async (request, reply) => {
    forbidStorage(reply);
    try {
      return reply.send(await userInfo(provider, readCookie(request, COOKIES.accessToken)));
    } catch (error) {
      asOAuthError(error);
      throw new EmptyAnswer(401);
    }
  });
}
