import type { FastifyInstance } from 'fastify';
import { EmptyAnswer } from '../http/api-errors.ts';
import { presentedJwt } from '../http/bearer.ts';
import { queryParameter } from '../http/query.ts';
import type { Provider } from '../provider.ts';
import { readIdentifier } from '../store/identifier.ts';
import { signingKeyOf } from '../tokens/jwt-settings.ts';
import { isPublishable, publicPem } from '../tokens/public-jwk.ts';
import { verifyJwt } from '../tokens/verify.ts';
import { found } from './path-id.ts';

/** GET `/api/jwt/validate` and GET `/api/jwt/public-key` (contract section 5). */
export function jwtApi(app: FastifyInstance, provider: Provider): void {
  const { store } = provider;
  app.get('/api/jwt/validate', async (request) => {
    const verification = await verifyJwt(provider, presentedJwt(request) ?? '');
    if (verification.outcome !== 'valid') {
      throw new EmptyAnswer(401);
    }
    return { jwt: verification.claims };
  });
  app.get('/api/jwt/public-key', async (request) => {
    const keys = [...store.signingKeys.values()].filter(isPublishable);
    const kid = queryParameter(request, 'kid');
    const applicationId = queryParameter(request, 'applicationId');
    if (kid !== undefined) {
      return { publicKey: publicPem(found(keys.find((key) => key.kid === kid))) };
    }
    if (applicationId !== undefined) {
      const application = found(store.applications.get(readIdentifier(applicationId) ?? ''));
      const key = signingKeyOf(provider, 'accessTokenKeyId', store.tenantOf(application), application);
      return { publicKey: publicPem(found(isPublishable(key) ? key : undefined)) };
    }
    return { publicKeys: Object.fromEntries(keys.map((key) => [key.kid, publicPem(key)])) };
  });
}
