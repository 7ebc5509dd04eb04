import type { FastifyInstance, FastifyRequest } from 'fastify';
import { forbidStorage } from '../../http/no-store.ts';
import { Parameters } from '../../http/parameters.ts';
import { queryParameter } from '../../http/query.ts';
import type { Provider } from '../../provider.ts';
import { findApplication, identifyClient } from '../client.ts';
import { OAuthError } from '../oauth-error.ts';
import { authorizeDevice } from './authorize-device.ts';
import { showDevicePage, submitUserCode } from './hosted.ts';
import { approveUserCode, describeUserCode } from './user-code.ts';
import { waitingDevice } from './waiting-device.ts';

/** GET `/oauth2/device/validate`: 200 without a body for a code that waits (contract section 3.4). */
function validateUserCode(provider: Provider, request: FastifyRequest): void {
  const clientId = queryParameter(request, 'client_id');
  if (clientId === undefined) {
    throw new OAuthError('invalid_request', 'missing_client_id', 'The client_id is required.');
  }
  const application = findApplication(provider, clientId, queryParameter(request, 'tenantId'));
  if (application === undefined) {
    throw new OAuthError('invalid_request', 'invalid_client_id', 'The client_id is invalid.');
  }
  waitingDevice(provider, application, queryParameter(request, 'user_code'));
}

/** The device flow's endpoints, the token endpoint apart (contract section 3.4). */
export function deviceEndpoints(app: FastifyInstance, provider: Provider): void {
  app.post('/oauth2/device_authorize', async (request, reply) => {
    forbidStorage(reply);
    const parameters = Parameters.of(request.body);
    const client = identifyClient(provider, request.headers.authorization, parameters);
    return reply.send(authorizeDevice(provider, client, parameters));
  });
  app.get('/oauth2/device/validate', async (request, reply) => {
    validateUserCode(provider, request);
    return reply.send();
  });
  app.post('/oauth2/device/user-code', async (request, reply) => {
    forbidStorage(reply);
    return reply.send(describeUserCode(provider, request, Parameters.of(request.body)));
  });
  app.post('/oauth2/device/approve', async (request, reply) => {
    forbidStorage(reply);
    return reply.send(await approveUserCode(provider, request, Parameters.of(request.body)));
  });
  app.get('/oauth2/device', (request, reply) => showDevicePage(reply, Parameters.of(request.query)));
  app.post('/oauth2/device', (request, reply) => submitUserCode(provider, request, reply, Parameters.of(request.body)));
}
