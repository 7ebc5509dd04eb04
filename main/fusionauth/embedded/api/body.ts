import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { mergePatch } from '../http/merge-patch.ts';
import { readJson } from '../http/read-json.ts';

const envelopeSchema = z.record(z.string(), z.unknown());

/**
 * The JSON object of a request with its nulls taken out, which FusionAuth reads as absent (contract section 0); no body
 * counts as an empty one.
 * @throws ApiErrors 400 when it is no object
 */
export function jsonBody(request: FastifyRequest): Readonly<Record<string, unknown>> {
  return readJson(envelopeSchema, mergePatch(undefined, request.body ?? {}));
}

/** The object in a PATCH with its nulls still in place, which there mean removal (RFC 7396). */
export function patchBody(request: FastifyRequest, name: string): unknown {
  return readJson(envelopeSchema, request.body ?? {})[name] ?? {};
}
