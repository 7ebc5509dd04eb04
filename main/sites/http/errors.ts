import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ForeignCallback, FusionAuthRefused, FusionAuthUnreachable } from '../oidc/failures.ts';
import { answerProblem, type Problem } from './problem.ts';

/**
 * Whether a refusal concerns this one login. Any other answer to the site itself means that it is set up wrongly.
 * (Old versions of FusionAuth say invalid_request of a spent code: facts/fusionauth-contract.md section 2.5.)
 */
const concernsThisLogin = ({ channel, code }: FusionAuthRefused) =>
  channel === 'front' || code === 'invalid_grant' || code === 'invalid_request';

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
      status: concernsThisLogin(error) ? 400 : 502,
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
