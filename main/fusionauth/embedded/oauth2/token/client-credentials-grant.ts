import type { Provider } from '../../provider.ts';
import { type Client, requireAuthentication } from '../client.ts';
import { OAuthError } from '../oauth-error.ts';

// unsure in the contract: unauthorized_client or invalid_client, and the reason; RFC 6749 section 5.2 has the former.
/**
 * Refuses the client credentials grant, which FusionAuth has for entities and never for applications (contract section
 * 2.2). An entity is no client here, so it gets no further than `invalid_client`.
 * @throws OAuthError always
 */
export function refuseClientCredentials(_provider: Provider, client: Client): never {
  requireAuthentication(client, false);
  throw new OAuthError(
    'unauthorized_client',
    'grant_type_disabled',
    'The client_credentials grant is for entities, which FusionAuth sells; an application cannot use it.',
  );
}
