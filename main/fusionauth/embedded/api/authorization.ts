import type { FastifyRequest } from 'fastify';
import { EmptyAnswer, fieldError, generalError } from '../http/api-errors.ts';
import type { Provider } from '../provider.ts';
import type { ApiKey } from '../store/api-key.ts';
import { readIdentifier } from '../store/identifier.ts';
import type { Tenant } from '../store/tenant.ts';
import { equalSecrets } from '../tokens/secret.ts';

/** The endpoint of a route, as permissions name it: `/api/application/role` for `/api/application/:id/role/:partId`. */
function endpointOf(route: string): string {
  const segments = route.split('/').filter((segment) => !segment.startsWith(':'));
  return segments.join('/');
}

function permits(key: ApiKey, method: string, route: string): boolean {
  const endpoints = Object.entries(key.permissions?.endpoints ?? {});
  const endpoint = endpointOf(route);
  const isNamed = endpoints.some(([path, verbs]) => path === endpoint && verbs.some((verb) => verb === method));
  return endpoints.length === 0 || isNamed;
}

/** The API key with this value, if it permits the request. */
export function apiKeyWithValue({ store }: Provider, request: FastifyRequest, value: string): ApiKey | undefined {
  const key = [...store.apiKeys.values()].find((candidate) => equalSecrets(candidate.key, value));
  return key !== undefined && permits(key, request.method, request.routeOptions.url ?? '') ? key : undefined;
}

/** The API key of a request, if it sent a good one: the raw value, no scheme word (contract section 0). */
export function presentedApiKey(provider: Provider, request: FastifyRequest): ApiKey | undefined {
  const value = request.headers.authorization;
  return value === undefined ? undefined : apiKeyWithValue(provider, request, value);
}

/** @throws EmptyAnswer 401 without a good API key (contract section 0) */
export function requireApiKey(provider: Provider, request: FastifyRequest): ApiKey {
  const key = presentedApiKey(provider, request);
  if (key === undefined) {
    throw new EmptyAnswer(401);
  }
  return key;
}

/** Route options that let only requests with a good API key in. */
export function withApiKey(provider: Provider) {
  return {
    onRequest: async (request: FastifyRequest): Promise<void> => {
      requireApiKey(provider, request);
    },
  };
}

/** Route options that let only requests in whose API key is good and bound to no tenant: for what concerns them all. */
export function withGlobalApiKey(provider: Provider) {
  return {
    onRequest: async (request: FastifyRequest): Promise<void> => {
      if (requireApiKey(provider, request).tenantId !== undefined) {
        throw new EmptyAnswer(401);
      }
    },
  };
}

/**
 * The tenant that a request is about: the key's, the header's, or the only one there is (contract section 0).
 * @throws ApiErrors 400 `[TenantIdRequired]` when there are several, `[invalid]tenantId` for one that does not exist
 */
export function resolveTenant({ store }: Provider, request: FastifyRequest, key?: ApiKey): Tenant {
  const header = request.headers['x-fusionauth-tenantid'];
  const named = typeof header === 'string' && header !== '' ? header : undefined;
  if (key?.tenantId === undefined && named === undefined) {
    const [only, ...others] = store.tenants.values();
    if (only === undefined || others.length > 0) {
      throw generalError(
        'TenantIdRequired',
        'The X-FusionAuth-TenantId header is required, there are several tenants.',
      );
    }
    return only;
  }
  const id = key?.tenantId ?? readIdentifier(named) ?? '';
  const tenant = store.tenants.get(id);
  if (tenant === undefined || (named !== undefined && readIdentifier(named) !== id)) {
    throw fieldError('invalid', 'tenantId', 'The tenant does not exist.');
  }
  return tenant;
}

/** Whether a request that names a tenant, by its key or its header, may see something of that tenant. */
export function mayTouch(
  request: FastifyRequest,
  key: ApiKey | undefined,
  owned: { readonly tenantId: string },
): boolean {
  const header = request.headers['x-fusionauth-tenantid'];
  const named = typeof header === 'string' && header !== '' ? readIdentifier(header) : owned.tenantId;
  return named === owned.tenantId && (key?.tenantId ?? owned.tenantId) === owned.tenantId;
}
