import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';
import { announce } from '../target.ts';

// oidc-provider with one account; its access tokens are opaque, or JWTs with `jwt` on the command line.

const isJwt = process.argv[2] === 'jwt';
const resource = 'urn:bench';
const server = createServer();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
const origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
const client = { client_id: 'shop', client_secret: 'secret' };
const scope = 'openid offline_access';

const provider = new Provider(origin, {
  clients: [
    {
      ...client,
      grant_types: ['authorization_code', 'refresh_token'],
      redirect_uris: ['http://localhost/cb'],
      token_endpoint_auth_method: 'client_secret_post',
    },
  ],
  cookies: { keys: ['bench'] },
  features: {
    devInteractions: { enabled: false },
    resourceIndicators: {
      enabled: isJwt,
      defaultResource: () => (isJwt ? resource : undefined),
      getResourceServerInfo: () => ({ scope: 'api', audience: resource, accessTokenFormat: 'jwt' }),
      useGrantedResource: () => true,
    },
  },
  findAccount: (_context: unknown, accountId: string) => ({ accountId, claims: () => ({ sub: accountId }) }),
  jwks: { keys: [{ ...key, alg: 'RS256', use: 'sig' }] },
  rotateRefreshToken: false,
  ttl: { AccessToken: 3600, Grant: 86_400, IdToken: 3600, RefreshToken: 86_400, Session: 86_400 },
});
server.on('request', provider.callback());

const grant = new provider.Grant({ accountId: 'ann', clientId: client.client_id });
grant.addOIDCScope(scope);
grant.addResourceScope(resource, 'api');
const token = new provider.RefreshToken({
  accountId: 'ann',
  authTime: Math.floor(Date.now() / 1000),
  client: await provider.Client.find(client.client_id),
  grantId: await grant.save(),
  gty: 'authorization_code',
  scope: isJwt ? `${scope} api` : scope,
  ...(isJwt ? { resource } : {}),
});
const refresh_token = await token.save();
announce({ url: `${origin}/token`, form: { ...client, grant_type: 'refresh_token', refresh_token } });
