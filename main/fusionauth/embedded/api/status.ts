import type { FastifyInstance } from 'fastify';
import type { Provider } from '../provider.ts';
import { presentedApiKey, requireApiKey } from './authorization.ts';

/** The FusionAuth version whose behaviour is embedded here. */
const VERSION = '1.69.0';

/** `/api/status`, `/api/health` and `/api/system/version` (contract section 7). */
export function statusApi(app: FastifyInstance, provider: Provider): void {
  app.get('/api/status', async (request) => {
    const isTrusted = presentedApiKey(provider, request) !== undefined;
    return isTrusted ? { status: 'ok', version: VERSION } : { status: 'ok' };
  });
  app.get('/api/health', async (_request, reply) => reply.send());
  app.get('/api/system/version', async (request) => {
    requireApiKey(provider, request);
    return { version: VERSION };
  });
}
