import type { FastifyRequest } from 'fastify';
import { readCookie } from './cookies.ts';

/** The JWT in `Authorization: Bearer`, or under the legacy scheme `JWT` (contract section 0). */
export function bearerToken(request: FastifyRequest): string | undefined {
  const [, scheme = '', token = ''] = /^(\S+)\s+(\S+)$/.exec(request.headers.authorization ?? '') ?? [];
  return ['bearer', 'jwt'].includes(scheme.toLowerCase()) ? token : undefined;
}

/** The JWT that authorizes an API call: the header's, else the cookie `access_token` (contract section 0). */
export function presentedJwt(request: FastifyRequest): string | undefined {
  return bearerToken(request) ?? readCookie(request, 'access_token');
}
