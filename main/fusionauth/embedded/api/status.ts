import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Provider } from '../provider.ts';
import type { ApiKey } from '../store/api-key.ts';
import { apiKeyWithValue, presentedApiKey, requireApiKey } from './authorization.ts';

/** The FusionAuth version whose behaviour is embedded here. */
const VERSION = '1.69.0';

/** The API key that a monitor sends as the password of `apikey`, which it may do here only (contract section 0). */
function basicApiKey(provider: Provider, request: FastifyRequest): ApiKey | undefined {
  const [, encoded = ''] = /^basic (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const [, password = ''] = /^apikey:(.+)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  return apiKeyWithValue(provider, request, password);
}

/** `/api/status`, `/api/health` and `/api/system/version` (contract section 7). */
export function statusApi(app: FastifyInstance, provider: Provider): void {
  app.get('/api/status', async (request) => {
    const isTrusted = (presentedApiKey(provider, request) ?? basicApiKey(provider, request)) !== undefined;
    return isTrusted ? { status: 'ok', version: VERSION } : { status: 'ok' };
  });
  app.get('/api/health', async (_request, reply) => reply.send());
  app.get('/api/system/version', async (request) => {
    requireApiKey(provider, request);
    return { version: VERSION };
  });
}
