import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { fieldError } from '../http/api-errors.ts';
import { readJson } from '../http/read-json.ts';
import type { Provider } from '../provider.ts';
import { SIGNING_ALGORITHMS, type SigningKey } from '../store/signing-key.ts';
import { generateSigningKey } from '../tokens/generate-signing-key.ts';
import { certificatePem, isPublishable, publicPem } from '../tokens/public-jwk.ts';
import { withGlobalApiKey } from './authorization.ts';
import { jsonBody } from './body.ts';
import { importedKey } from './key-import.ts';
import { existingIdIn, found, newIdIn } from './path-id.ts';
import { searchApi } from './search.ts';
import { isSigningKeyInUse } from './signing-keys.ts';

const keySchema = z.object({
  algorithm: z.enum(SIGNING_ALGORITHMS),
  name: z.string().min(1).max(191),
  length: z.literal([2048, 3072, 4096]).default(2048),
});

/** All that can be changed of a key. */
const nameSchema = keySchema.pick({ name: true });

function keyView(key: SigningKey): Record<string, unknown> {
  const { id, kid, name, algorithm, length, insertInstant, type } = key;
  return {
    algorithm,
    ...(isPublishable(key) ? { certificate: certificatePem(key), publicKey: publicPem(key) } : {}),
    hasPrivateKey: isPublishable(key),
    id,
    insertInstant,
    kid,
    length,
    name,
    type,
  };
}

/** `/api/key`, `/generate` and `/import` (contract sections 6.3 and 7), with an API key. The private half never leaves. */
export function keyApi(app: FastifyInstance, provider: Provider): void {
  const { clock, store } = provider;
  const options = withGlobalApiKey(provider);
  const add = (key: SigningKey) => {
    if (store.signingKeys.has(key.id)) {
      throw fieldError('duplicate', 'keyId', 'A key with this id already exists.');
    }
    if ([...store.signingKeys.values()].some(({ kid }) => kid === key.kid)) {
      throw fieldError('duplicate', 'key.kid', 'A key with this kid already exists.');
    }
    store.signingKeys.set(key.id, key);
    return { key: keyView(key) };
  };

  app.get('/api/key', options, async () => ({ keys: [...store.signingKeys.values()].map(keyView) }));
  app.get('/api/key/:id', options, async (request) => ({
    key: keyView(found(store.signingKeys.get(existingIdIn(request)))),
  }));
  app.put('/api/key/:id', options, async (request) => {
    const key = found(store.signingKeys.get(existingIdIn(request)));
    const changed = { ...key, ...readJson(nameSchema, jsonBody(request).key, ['key']) };
    store.signingKeys.set(key.id, changed);
    return { key: keyView(changed) };
  });
  searchApi(app, options, {
    path: '/api/key',
    all: 'keys',
    fields: ['algorithm', 'name', 'type'],
    list: () => [...store.signingKeys.values()].map(keyView),
  });
  app.post('/api/key/generate/:id?', options, async (request) => {
    const id = newIdIn(request, 'keyId') ?? randomUUID();
    const settings = readJson(keySchema, jsonBody(request).key, ['key']);
    return add(await generateSigningKey({ ...settings, id, insertInstant: clock.now() }));
  });
  app.post('/api/key/import/:id?', options, async (request) =>
    add(importedKey(jsonBody(request).key, newIdIn(request, 'keyId') ?? randomUUID(), clock.now())),
  );
  app.delete('/api/key/:id', options, async (request, reply) => {
    const key = found(store.signingKeys.get(existingIdIn(request)));
    if (isSigningKeyInUse(provider, key.id)) {
      throw fieldError('invalid', 'keyId', 'The key is in use.');
    }
    store.signingKeys.delete(key.id);
    return reply.send();
  });
}
