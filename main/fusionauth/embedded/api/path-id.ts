import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { EmptyAnswer, fieldError } from '../http/api-errors.ts';
import { readIdentifier } from '../store/identifier.ts';

const paramsSchema = z.record(z.string(), z.string().optional());

/** The id in the path that a new thing shall have, if there is one. @throws ApiErrors 400 when it is no UUID */
export function newIdIn(request: FastifyRequest, field: string): string | undefined {
  const text = paramsSchema.parse(request.params).id;
  if (text === undefined || text === '') {
    return undefined;
  }
  const id = readIdentifier(text);
  if (id === undefined) {
    throw fieldError('couldNotConvert', field, 'The id must be a UUID.');
  }
  return id;
}

/** The id in the path of a thing that must exist. @throws EmptyAnswer 404 when it is no UUID, so nothing has it */
export function existingIdIn(request: FastifyRequest, parameter = 'id'): string {
  const id = readIdentifier(paramsSchema.parse(request.params)[parameter]);
  if (id === undefined) {
    throw new EmptyAnswer(404);
  }
  return id;
}

/** The thing that was looked for. @throws EmptyAnswer 404 when it was not found (contract section 0) */
export function found<T>(thing: T | undefined): T {
  if (thing === undefined) {
    throw new EmptyAnswer(404);
  }
  return thing;
}
