import cookie from '@fastify/cookie';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { apiKeyApi } from './api/api-key.ts';
import { applicationApi } from './api/application.ts';
import { applicationPartsApi } from './api/application-parts.ts';
import { changePasswordApi } from './api/change-password.ts';
import { jwtApi } from './api/jwt.ts';
import { jwtIssueApi } from './api/jwt-issue.ts';
import { jwtRefreshApi } from './api/jwt-refresh.ts';
import { keyApi } from './api/key.ts';
import { loginApi } from './api/login.ts';
import { logoutApi } from './api/logout.ts';
import { pingApi } from './api/ping.ts';
import { refreshTokensApi } from './api/refresh-tokens.ts';
import { registrationApi } from './api/registration.ts';
import { resourcesApi } from './api/resources.ts';
import { statusApi } from './api/status.ts';
import { systemConfigurationApi } from './api/system-configuration.ts';
import { takenActionApi } from './api/taken-action.ts';
import { tenantApi } from './api/tenant.ts';
import { userApi } from './api/user.ts';
import { userSearchApi } from './api/user-search.ts';
import { hostedBackend } from './hosted-backend/route.ts';
import { ignoreBodies, readFormBodies, readJsonBodies } from './http/body-parsers.ts';
import { corsFilter } from './http/cors.ts';
import { answerApiError, answerOAuthError } from './http/error-answers.ts';
import { refuseNotImplemented } from './http/not-implemented.ts';
import { type AnsweredRequest, reportAnswers } from './http/report-answers.ts';
import { RouteTable } from './http/route-table.ts';
import { answerUnknownRoutes } from './http/unknown-route.ts';
import { authorizeEndpoint } from './oauth2/authorize/route.ts';
import { deviceEndpoints } from './oauth2/device/route.ts';
import { discoveryEndpoints } from './oauth2/discovery.ts';
import { changePasswordPages } from './oauth2/hosted/change-password.ts';
import { introspectEndpoint } from './oauth2/introspect.ts';
import { jwksEndpoint } from './oauth2/jwks.ts';
import { logoutEndpoint } from './oauth2/logout.ts';
import { tokenEndpoint } from './oauth2/token/route.ts';
import { userInfoEndpoint } from './oauth2/userinfo.ts';
import { pageRoutes } from './pages/routes.ts';
import type { Provider } from './provider.ts';

type Endpoints = (app: FastifyInstance, provider: Provider) => void;

const APIS: readonly Endpoints[] = [
  apiKeyApi,
  applicationApi,
  applicationPartsApi,
  changePasswordApi,
  jwtApi,
  jwtIssueApi,
  jwtRefreshApi,
  keyApi,
  loginApi,
  logoutApi,
  pingApi,
  refreshTokensApi,
  registrationApi,
  resourcesApi,
  statusApi,
  systemConfigurationApi,
  takenActionApi,
  tenantApi,
  userApi,
  userSearchApi,
];

const OAUTH_ENDPOINTS: readonly Endpoints[] = [
  authorizeEndpoint,
  changePasswordPages,
  deviceEndpoints,
  introspectEndpoint,
  logoutEndpoint,
  tokenEndpoint,
  userInfoEndpoint,
];

const MEBIBYTE = 1_048_576;

/** Builds the server on its provider; the caller lets it listen, or injects requests. */
export async function buildServer(
  provider: Provider,
  logger: FastifyBaseLogger | false,
  onAnswer: (answer: AnsweredRequest) => void,
): Promise<FastifyInstance> {
  const app = Fastify({
    ...(logger === false ? { logger } : { loggerInstance: logger }),
    bodyLimit: MEBIBYTE,
    frameworkErrors: (error, request, reply) => {
      answerApiError(error, request, reply);
    },
    routerOptions: { ignoreTrailingSlash: true },
  });
  const routes = new RouteTable();
  routes.watch(app);
  app.setErrorHandler(answerApiError);
  reportAnswers(app, onAnswer);
  answerUnknownRoutes(app, routes);
  await app.register(cookie);
  corsFilter(app, provider);
  await app.register(async (missing) => refuseNotImplemented(missing));
  pageRoutes(app);
  discoveryEndpoints(app, provider);
  jwksEndpoint(app, provider);
  await app.register(async (api) => {
    readJsonBodies(api);
    for (const endpoints of APIS) {
      endpoints(api, provider);
    }
  });
  await app.register(async (oauth) => {
    await readFormBodies(oauth);
    oauth.setErrorHandler(answerOAuthError);
    for (const endpoints of OAUTH_ENDPOINTS) {
      endpoints(oauth, provider);
    }
  });
  await app.register(async (backend) => {
    ignoreBodies(backend);
    backend.setErrorHandler(answerOAuthError);
    hostedBackend(backend, provider);
  });
  return app;
}
