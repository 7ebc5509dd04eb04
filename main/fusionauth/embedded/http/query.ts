import type { FastifyRequest } from 'fastify';
import { Parameters } from './parameters.ts';

/**
 * One query parameter of an API call. The texts `null` and `undefined` count as absent, because FusionAuth's own client
 * writes them for a parameter it does not have (contract section 0.1).
 */
export function queryParameter(request: FastifyRequest, name: string): string | undefined {
  const value = Parameters.of(request.query).first(name);
  // unsure in the contract: what the real server makes of these texts; its pick is to ignore them.
  return value === 'null' || value === 'undefined' ? undefined : value;
}
