import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { fieldError } from '../http/api-errors.ts';
import { readJson } from '../http/read-json.ts';
import type { Provider } from '../provider.ts';
import { apiKeySettingsSchema } from '../store/api-key.ts';
import { randomSecret } from '../tokens/secret.ts';
import { withGlobalApiKey } from './authorization.ts';
import { jsonBody } from './body.ts';
import { existingIdIn, found, newIdIn } from './path-id.ts';

/** `/api/api-key` (contract section 7): POST, GET, DELETE, with an API key. */
export function apiKeyApi(app: FastifyInstance, provider: Provider): void {
  const { clock, store } = provider;
  const options = withGlobalApiKey(provider);
  app.post('/api/api-key/:id?', options, async (request) => {
    const id = newIdIn(request, 'keyId') ?? randomUUID();
    const settings = readJson(apiKeySettingsSchema, jsonBody(request).apiKey ?? {}, ['apiKey']);
    const key = settings.key ?? randomSecret();
    if (store.apiKeys.has(id) || [...store.apiKeys.values()].some((other) => other.key === key)) {
      throw fieldError('duplicate', 'apiKey.key', 'This API key already exists.');
    }
    const apiKey = { ...settings, id, key, insertInstant: clock.now() };
    store.apiKeys.set(id, apiKey);
    return { apiKey };
  });
  app.get('/api/api-key/:id', options, async (request) => ({
    apiKey: found(store.apiKeys.get(existingIdIn(request))),
  }));
  app.delete('/api/api-key/:id', options, async (request, reply) => {
    store.apiKeys.delete(found(store.apiKeys.get(existingIdIn(request))).id);
    return reply.send();
  });
}
