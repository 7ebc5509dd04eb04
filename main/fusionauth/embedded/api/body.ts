import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { applyJsonPatch, jsonPatchSchema } from '../http/json-patch.ts';
import { mergePatch } from '../http/merge-patch.ts';
import { readJson } from '../http/read-json.ts';

const JSON_PATCH = 'application/json-patch+json';

const envelopeSchema = z.record(z.string(), z.unknown());

/**
 * The JSON object of a request with its nulls taken out, which FusionAuth reads as absent (contract section 0); no body
 * counts as an empty one.
 * @throws ApiErrors 400 when it is no object
 */
export function jsonBody(request: FastifyRequest): Readonly<Record<string, unknown>> {
  return readJson(envelopeSchema, mergePatch(undefined, request.body ?? {}));
}

/**
 * What a PATCH makes of a thing: a JSON patch whose pointers begin with the thing's name (`/tenant/issuer`, RFC 6902), or
 * else a merge patch, in which null removes (RFC 7396).
 * @throws ApiErrors 400 for a body that is neither, and a JSON patch that does not fit
 */
export function patched(request: FastifyRequest, name: string, current: unknown): unknown {
  if (request.headers['content-type']?.startsWith(JSON_PATCH) === true) {
    // Through JSON, because that is what the pointers are about: no undefined, no keys.
    const document = { [name]: JSON.parse(JSON.stringify(current)) };
    const changed = applyJsonPatch(document, readJson(jsonPatchSchema, request.body));
    return mergePatch(undefined, readJson(envelopeSchema, changed)[name]);
  }
  return mergePatch(current, readJson(envelopeSchema, request.body ?? {})[name] ?? {});
}
