import type { FastifyReply } from 'fastify';

// unsure in the contract: not documented by FusionAuth; RFC 6749 section 5.1 demands it.
/** Keeps tokens out of caches. */
export function forbidStorage(reply: FastifyReply): void {
  reply.header('Cache-Control', 'no-store').header('Pragma', 'no-cache');
}
