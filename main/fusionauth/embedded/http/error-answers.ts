import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { OAuthError } from '../oauth2/oauth-error.ts';
import { ApiErrors, EmptyAnswer, type ErrorsBody } from './api-errors.ts';
import { isFormRead } from './body-parsers.ts';
import { RepeatedParameter } from './parameters.ts';

const clientErrorSchema = z.object({
  code: z.string().default(''),
  message: z.string(),
  statusCode: z.int().min(400).max(499),
});

/** Status and message of an error that Fastify itself raised about the request: 400, 413, 415 … */
function clientError(error: unknown): z.infer<typeof clientErrorSchema> | undefined {
  const parsed = clientErrorSchema.safeParse(error);
  return parsed.success ? parsed.data : undefined;
}

/** A multipart form that ended too early or was malformed. */
function tornForm(error: unknown, request: FastifyRequest): z.infer<typeof clientErrorSchema> | undefined {
  const isMultipart = request.headers['content-type']?.startsWith('multipart/form-data') === true;
  const isTorn = isMultipart && !isFormRead(request) && error instanceof Error;
  return isTorn ? { code: '', message: error.message, statusCode: 400 } : undefined;
}

function errors(code: string, message: string): ErrorsBody {
  return { generalErrors: [{ code, message }] };
}

/** Answers an error under `/api` with FusionAuth's Errors JSON, or with no body where it sends none. */
export function answerApiError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof EmptyAnswer) {
    return reply.code(error.status).send();
  }
  if (error instanceof ApiErrors) {
    return reply.code(error.status).send(error.body);
  }
  const refused = clientError(error);
  if (refused !== undefined) {
    const code = refused.code.includes('JSON') ? '[invalidJSON]' : '[invalid]';
    return reply.code(refused.statusCode).send(errors(code, refused.message));
  }
  request.log.error(error);
  return reply.code(500).send(errors('[Exception]', 'FusionAuth encountered an unexpected error.'));
}

/** The challenge of a 401: only to who tried an `Authorization` header, or browsers would ask for a password. */
function challenge(error: OAuthError, request: FastifyRequest): string | undefined {
  if (error.error === 'invalid_client') {
    return request.headers.authorization === undefined ? undefined : 'Basic realm="FusionAuth"';
  }
  return `Bearer realm="FusionAuth", error="${error.error}"`;
}

function answerRefusal(error: OAuthError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  // unsure in the contract: WWW-Authenticate is not documented; RFC 6749 section 5.2 and RFC 6750 section 3 demand it.
  const header = error.status === 401 ? challenge(error, request) : undefined;
  if (header !== undefined) {
    reply.header('WWW-Authenticate', header);
  }
  return reply.code(error.status).header('Cache-Control', 'no-store').send(error.toJSON());
}

/** Answers an error under `/oauth2` with OAuth JSON (contract section 2.5). */
export function answerOAuthError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof EmptyAnswer) {
    return reply.code(error.status).send();
  }
  if (error instanceof OAuthError) {
    return answerRefusal(error, request, reply);
  }
  if (error instanceof RepeatedParameter) {
    return answerRefusal(new OAuthError('invalid_request', 'unknown', error.message), request, reply);
  }
  const refused = clientError(error) ?? tornForm(error, request);
  if (refused !== undefined) {
    const { message, statusCode } = refused;
    return answerRefusal(new OAuthError('invalid_request', 'unknown', message, statusCode), request, reply);
  }
  request.log.error(error);
  const failure = new OAuthError('server_error', 'unknown', 'FusionAuth encountered an unexpected error.', 500);
  return answerRefusal(failure, request, reply);
}
