import { OAuth2Server } from 'oauth2-mock-server';
import { announce } from '../target.ts';

// oauth2-mock-server, which takes any refresh token.

const server = new OAuth2Server();
await server.issuer.keys.generate('RS256');
await server.start(0, '127.0.0.1');
const { port } = server.address();
announce({
  url: `http://127.0.0.1:${port}/token`,
  form: { grant_type: 'refresh_token', refresh_token: 'any', client_id: 'shop', scope: 'openid offline_access' },
});
