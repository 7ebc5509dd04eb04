import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ForeignCallback, FusionAuthRefused, FusionAuthUnreachable } from '../oidc/failures.ts';
import { answerProblem, type Problem } from './problem.ts';

/** OAuth errors that concern this one login; all others mean that the site itself is set up wrongly. */
const ofThisLogin = new Set(['access_denied', 'invalid_grant', 'invalid_request', 'login_required']);

function problemOf(error: FastifyError, request: FastifyRequest): Problem {
  if (error instanceof ForeignCallback) {
    return {
      status: 400,
      title: 'This login cannot be finished',
      says: `${error.message} Perhaps it was begun in another window, or too long ago. Please start again.`,
    };
  }
  if (error instanceof FusionAuthRefused) {
    return {
      status: ofThisLogin.has(error.code) ? 400 : 502,
      title: 'FusionAuth did not log you in',
      says: `It answered "${error.message}". Please start again.`,
    };
  }
  if (error instanceof FusionAuthUnreachable) {
    return {
      // A page that waited for FusionAuth's answer has a bad gateway; data can be asked for again.
      status: request.url.startsWith('/api/') ? 503 : 502,
      title: 'FusionAuth cannot be reached',
      says: 'The site could not get an answer from FusionAuth. Please try again in a moment.',
    };
  }
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) {
    return { status, title: 'That request makes no sense here', says: 'The site cannot make sense of this request.' };
  }
  return { status: 500, title: 'Something broke', says: 'The site made a mistake. It is not your fault.' };
}

/** Answers whatever goes wrong: 4xx for what is asked wrongly, 502 or 503 where FusionAuth fails, 500 for a bug alone. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  answerProblem(request, reply, problemOf(error, request));
}

/** 404 for unknown paths and for verbs that a path does not know. */
export function answerUnknown(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) =>
    answerProblem(request, reply, {
      status: 404,
      title: 'There is no such page',
      says: 'Nothing is here under this address, or not for this method.',
    }),
  );
}
