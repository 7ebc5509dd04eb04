import cookie from '@fastify/cookie';
import fastify, { type FastifyInstance } from 'fastify';
import { answerError, answerUnknown } from './errors.ts';
import { messageStyle } from './message-page.ts';
import { refuseOtherOrigins } from './same-origin.ts';
import { addSecurityHeaders, createSecureReply, type PagePowers } from './security-headers.ts';

/** Bytes of body that a site reads; it expects a password or a token at most. */
const bodyLimit = 64 * 1024;

/** An application server that has no routes of its own yet but answers whatever is thrown at it. */
export async function createServer(origin: string, powers: PagePowers): Promise<FastifyInstance> {
  const secureReply = createSecureReply(powers);
  const app = fastify({
    bodyLimit,
    // A HEAD request must not redeem a code or extend a session.
    exposeHeadRoutes: false,
    frameworkErrors(error, request, reply) {
      secureReply(reply);
      answerError(error, request, reply);
    },
  });
  addSecurityHeaders(app, secureReply);
  refuseOtherOrigins(app, origin);
  await app.register(cookie);
  app.setErrorHandler(answerError);
  answerUnknown(app);
  app.get('/message.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(messageStyle));
  return app;
}
