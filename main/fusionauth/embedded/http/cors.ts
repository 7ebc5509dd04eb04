import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Provider } from '../provider.ts';
import type { CorsConfiguration } from '../store/system-configuration.ts';
import { EmptyAnswer } from './api-errors.ts';
import { baseUrl } from './base-url.ts';

function allowsHeaders({ allowedHeaders }: CorsConfiguration, requested: string | undefined): boolean {
  const allowed = new Set(allowedHeaders.map((header) => header.toLowerCase()));
  const names = (requested ?? '').split(',').map((name) => name.trim().toLowerCase());
  return names.every((name) => name === '' || allowed.has(name));
}

function allowsMethod({ allowedMethods }: CorsConfiguration, method: string): boolean {
  return allowedMethods.some((allowed) => allowed === method);
}

function isPreflight(request: FastifyRequest): boolean {
  return request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
}

function allowOrigin(reply: FastifyReply, cors: CorsConfiguration, origin: string): void {
  reply.header('Vary', 'Origin');
  reply.header('Access-Control-Allow-Origin', cors.allowedOrigins.includes('*') ? '*' : origin);
  if (cors.allowCredentials) {
    reply.header('Access-Control-Allow-Credentials', 'true');
  }
}

/** Answers a preflight, or throws `EmptyAnswer` 403 when what it asks for is not allowed. */
function answerPreflight(request: FastifyRequest, reply: FastifyReply, cors: CorsConfiguration): FastifyReply {
  const method = request.headers['access-control-request-method'] ?? '';
  if (!allowsMethod(cors, method) || !allowsHeaders(cors, request.headers['access-control-request-headers'])) {
    throw new EmptyAnswer(403);
  }
  // unsure in the contract: the status of a preflight; 204 is what a browser and every proxy takes.
  return reply
    .code(204)
    .header('Access-Control-Allow-Methods', cors.allowedMethods.join(', '))
    .header('Access-Control-Allow-Headers', cors.allowedHeaders.join(', '))
    .header('Access-Control-Max-Age', String(cors.preflightMaxAgeInSeconds))
    .send();
}

/** Where the filter is not asked: paths of FusionAuth's own pages (contract section 10). */
const EXCLUDED = ['/account', '/admin', '/support', '/ajax'];

/** Whether pages of this other origin may call, cookies and methods apart. */
export function isAllowedOrigin({ store }: Provider, origin: string): boolean {
  const { allowedOrigins, enabled } = store.systemConfiguration.corsConfiguration;
  return enabled && (allowedOrigins.includes('*') || allowedOrigins.includes(origin));
}

/**
 * FusionAuth's CORS filter (contract section 10): a request of another origin is refused with 403 as long as the filter
 * is off, and later unless the system configuration allows its origin, method and headers.
 */
export function corsFilter(app: FastifyInstance, provider: Provider): void {
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    const isExcluded = EXCLUDED.some((path) => request.url.startsWith(path));
    if (origin === undefined || isExcluded || origin === baseUrl(request)) {
      return;
    }
    const cors = provider.store.systemConfiguration.corsConfiguration;
    if (!isAllowedOrigin(provider, origin)) {
      throw new EmptyAnswer(403);
    }
    allowOrigin(reply, cors, origin);
    if (isPreflight(request)) {
      return answerPreflight(request, reply, cors);
    }
    if (!allowsMethod(cors, request.method)) {
      throw new EmptyAnswer(403);
    }
    reply.header('Access-Control-Expose-Headers', cors.exposedHeaders.join(', '));
  });
}
