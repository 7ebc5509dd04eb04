import type { FastifyInstance } from 'fastify';
import { readJson } from '../http/read-json.ts';
import type { Provider } from '../provider.ts';
import { systemConfigurationSchema } from '../store/system-configuration.ts';
import { withGlobalApiKey } from './authorization.ts';
import { jsonBody, patched } from './body.ts';

/** `/api/system-configuration` (contract sections 7 and 10): GET, PUT, PATCH, with an API key. */
export function systemConfigurationApi(app: FastifyInstance, provider: Provider): void {
  const { store } = provider;
  const path = '/api/system-configuration';
  const name = 'systemConfiguration';
  const options = withGlobalApiKey(provider);
  const save = (value: unknown) => {
    store.systemConfiguration = readJson(systemConfigurationSchema, value, [name]);
    return { systemConfiguration: store.systemConfiguration };
  };
  app.get(path, options, async () => ({ systemConfiguration: store.systemConfiguration }));
  app.put(path, options, async (request) => save(jsonBody(request)[name]));
  app.patch(path, options, async (request) => save(patched(request, name, store.systemConfiguration)));
}
