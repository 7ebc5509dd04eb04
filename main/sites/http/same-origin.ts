import type { FastifyInstance } from 'fastify';
import { answerProblem } from './problem.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A page of this origin, or a person at the address bar. Another host of the same site is neither. */
const ownSites = new Set(['same-origin', 'none']);

/**
 * Refuses state-changing requests that another origin's page made the browser send (CSRF; W3C Fetch Metadata, RFC 6454).
 * Whoever sends neither header is no browser, so there is nobody to be tricked.
 */
export function refuseOtherOrigins(app: FastifyInstance, origin: string): void {
  app.addHook('onRequest', async (request, reply) => {
    if (safeMethods.has(request.method)) return;
    const site = request.headers['sec-fetch-site'];
    const sender = request.headers.origin;
    const own =
      (site === undefined || (typeof site === 'string' && ownSites.has(site))) && (sender ?? origin) === origin;
    if (own) return;
    answerProblem(request, reply, {
      status: 403,
      title: 'Not from there',
      says: 'Another site asked your browser to do this, so it was not done.',
    });
    return reply;
  });
}
