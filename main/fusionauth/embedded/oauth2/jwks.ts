import type { FastifyInstance } from 'fastify';
import type { Provider } from '../provider.ts';
import { isPublishable, publicJwk } from '../tokens/public-jwk.ts';

/** GET `/.well-known/jwks.json`: every public key of every tenant (contract section 6.1). */
export function jwksEndpoint(app: FastifyInstance, { store }: Provider): void {
  app.get('/.well-known/jwks.json', async (_request, reply) =>
    reply.send({ keys: await Promise.all([...store.signingKeys.values()].filter(isPublishable).map(publicJwk)) }),
  );
}
