import type { FastifyInstance } from 'fastify';
import { forbidStorage } from '../../http/no-store.ts';
import { Parameters } from '../../http/parameters.ts';
import type { Provider } from '../../provider.ts';
import { DEVICE_CODE_GRANT } from '../../store/oauth-configuration.ts';
import { type Client, identifyClient } from '../client.ts';
import { readProof } from '../dpop.ts';
import { OAuthError } from '../oauth-error.ts';
import { redeemAuthorizationCode } from './authorization-code-grant.ts';
import { refuseClientCredentials } from './client-credentials-grant.ts';
import { redeemDeviceCode } from './device-code-grant.ts';
import { exchangePassword } from './password-grant.ts';
import { redeemRefreshToken } from './refresh-token-grant.ts';
import type { TokenResponse } from './response.ts';

type Grant = (provider: Provider, client: Client, parameters: Parameters) => Promise<TokenResponse>;

const GRANTS: ReadonlyMap<string, Grant> = new Map([
  ['authorization_code', redeemAuthorizationCode],
  ['client_credentials', refuseClientCredentials],
  ['password', exchangePassword],
  ['refresh_token', redeemRefreshToken],
  [DEVICE_CODE_GRANT, redeemDeviceCode],
]);

/** POST `/oauth2/token` (contract section 2). */
export function tokenEndpoint(app: FastifyInstance, provider: Provider): void {
  app.post('/oauth2/token', async (request, reply) => {
    forbidStorage(reply);
    const parameters = Parameters.of(request.body);
    const grantType = parameters.get('grant_type');
    if (grantType === undefined) {
      throw new OAuthError('invalid_request', 'missing_grant_type', 'The grant_type is required.');
    }
    const grant = GRANTS.get(grantType);
    if (grant === undefined) {
      throw new OAuthError('unsupported_grant_type', 'invalid_grant_type', `Unsupported grant_type ${grantType}`);
    }
    const client = identifyClient(provider, request.headers.authorization, parameters);
    const proofKey = await readProof(provider, request);
    return reply.send(await grant(provider, { ...client, proofKey }, parameters));
  });
}
