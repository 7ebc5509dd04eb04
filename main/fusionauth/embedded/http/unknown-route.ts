import type { FastifyInstance } from 'fastify';
import type { RouteTable } from './route-table.ts';

const VERBS = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE']);

/**
 * Answers what no route serves (contract section 0): 501 for an unknown verb, 405 for a wrong one, 404 for an unknown
 * path, all without a body.
 */
export function answerUnknownRoutes(app: FastifyInstance, routes: RouteTable): void {
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?', 1);
    if (!VERBS.has(request.method)) {
      return reply.code(501).send();
    }
    return reply.code(routes.has(path) ? 405 : 404).send();
  });
}
