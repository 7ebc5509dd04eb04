import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Parameters } from '../http/parameters.ts';
import { queryParameter } from '../http/query.ts';
import { readJson } from '../http/read-json.ts';
import { type LoginIdType, loginIdTypeSchema } from '../store/user.ts';

/** What the login id in a request may be (contract section 4.1); none are the default ones. */
export const loginIdTypesSchema = z.array(loginIdTypeSchema).max(10).default([]);

/** Those in the query, where `undefined` counts as absent (contract section 0.1). @throws ApiErrors 400 */
export function loginIdTypesIn(request: FastifyRequest): LoginIdType[] {
  const texts =
    queryParameter(request, 'loginIdTypes') === undefined ? [] : Parameters.of(request.query).all('loginIdTypes');
  return readJson(loginIdTypesSchema, texts, ['loginIdTypes']);
}
