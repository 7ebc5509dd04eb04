import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Parameters } from '../http/parameters.ts';
import { type Client, findApplication } from '../oauth2/client.ts';
import { OAuthError } from '../oauth2/oauth-error.ts';
import type { Provider } from '../provider.ts';

const paramsSchema = z.object({ clientId: z.string().optional() });

/**
 * The application with this id, for which FusionAuth itself acts here: it needs no secret.
 * @throws OAuthError `missing_client_id`, `invalid_client_id`
 */
export function clientWithId(provider: Provider, clientId: string | undefined): Client {
  if (clientId === undefined || clientId === '') {
    throw new OAuthError('invalid_request', 'missing_client_id', 'The client_id is required.');
  }
  const application = findApplication(provider, clientId);
  if (application === undefined) {
    throw new OAuthError('invalid_request', 'invalid_client_id', `Invalid client_id ${clientId}`);
  }
  return { application, tenant: provider.store.tenantOf(application), authenticated: true, usesBasic: false };
}

/** The application that a request names, in its path as documented or in its query as the SDKs do (contract section 8). */
export function namedClient(provider: Provider, request: FastifyRequest): Client {
  const { clientId } = paramsSchema.parse(request.params);
  const named = clientId === undefined || clientId === '' ? undefined : clientId;
  return clientWithId(provider, named ?? Parameters.of(request.query).get('client_id'));
}
