import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fieldError } from '../http/api-errors.ts';
import { readJson } from '../http/read-json.ts';
import type { Provider } from '../provider.ts';
import { type ApiKey, apiKeySettingsSchema } from '../store/api-key.ts';
import { equalSecrets, randomSecret } from '../tokens/secret.ts';
import { withGlobalApiKey } from './authorization.ts';
import { jsonBody, patched } from './body.ts';
import { existingIdIn, found, newIdIn } from './path-id.ts';

/** `/api/api-key` (contract section 7): POST, GET, PUT, PATCH, DELETE, with an API key. A key's own value never changes. */
export function apiKeyApi(app: FastifyInstance, provider: Provider): void {
  const { clock, store } = provider;
  const options = withGlobalApiKey(provider);
  const existing = (request: FastifyRequest): ApiKey => found(store.apiKeys.get(existingIdIn(request)));
  const change = (current: ApiKey, value: unknown) => {
    const { id, insertInstant, key } = current;
    const apiKey = { ...readJson(apiKeySettingsSchema, value, ['apiKey']), id, insertInstant, key };
    store.apiKeys.set(id, apiKey);
    return { apiKey };
  };
  app.post('/api/api-key/:id?', options, async (request) => {
    const id = newIdIn(request, 'keyId') ?? randomUUID();
    const settings = readJson(apiKeySettingsSchema, jsonBody(request).apiKey ?? {}, ['apiKey']);
    const key = settings.key ?? randomSecret();
    if (store.apiKeys.has(id) || [...store.apiKeys.values()].some((other) => equalSecrets(other.key, key))) {
      throw fieldError('duplicate', 'apiKey.key', 'This API key already exists.');
    }
    const apiKey = { ...settings, id, key, insertInstant: clock.now() };
    store.apiKeys.set(id, apiKey);
    return { apiKey };
  });
  app.get('/api/api-key/:id', options, async (request) => ({ apiKey: existing(request) }));
  app.put('/api/api-key/:id', options, async (request) => change(existing(request), jsonBody(request).apiKey ?? {}));
  app.patch('/api/api-key/:id', options, async (request) => {
    const current = existing(request);
    return change(current, patched(request, 'apiKey', current));
  });
  app.delete('/api/api-key/:id', options, async (request, reply) => {
    store.apiKeys.delete(existing(request).id);
    return reply.send();
  });
}
