import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Provider } from '../provider.ts';
import type { RefreshToken } from '../store/refresh-token.ts';

const text = z.string().max(255);

const deviceSchema = z.object({
  description: text.exactOptional(),
  lastAccessedAddress: text.exactOptional(),
  name: text.exactOptional(),
  type: text.default('UNKNOWN'),
});

/** What a caller may say of the user's device (contract section 4.1). */
export const metaDataSchema = z.object({ device: deviceSchema.prefault({}) }).prefault({});

/** Where the request came from, through proxies as well (contract section 4.1, `X-Forwarded-For`). */
export function callerAddress(request: FastifyRequest): string {
  const header = request.headers['x-forwarded-for'];
  const first = (Array.isArray(header) ? header[0] : header)?.split(',')[0]?.trim() ?? '';
  return isIP(first) === 0 ? request.ip : first;
}

/** Notes where a refresh token was last used. */
export function noteAddress({ store }: Provider, token: RefreshToken, lastAccessedAddress: string): RefreshToken {
  const noted = { ...token, device: { type: 'UNKNOWN', ...token.device, lastAccessedAddress } };
  store.refreshTokens.put(noted);
  return noted;
}
