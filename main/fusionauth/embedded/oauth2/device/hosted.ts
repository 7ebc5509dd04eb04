import type { FastifyReply, FastifyRequest } from 'fastify';
import { baseUrl } from '../../http/base-url.ts';
import { Parameters } from '../../http/parameters.ts';
import { devicePage } from '../../pages/device-page.ts';
import { sendPage } from '../../pages/send-page.ts';
import type { Provider } from '../../provider.ts';
import { answerAuthorization } from '../authorize/answer.ts';
import { asOAuthError } from '../authorize/refuse.ts';
import { DEVICE_PAGE } from '../authorize/return-address.ts';
import { signOnOrAsk } from '../authorize/single-sign-on.ts';
import { findApplication } from '../client.ts';
import { waitingDevice } from './waiting-device.ts';

/** GET `/oauth2/device`: asks for the code that the device shows; errors of what follows come back here. */
export function showDevicePage(reply: FastifyReply, parameters: Parameters, error?: string): FastifyReply {
  const page = devicePage({
    clientId: parameters.first('client_id') ?? '',
    tenantId: parameters.first('tenantId') ?? '',
    userCode: parameters.first('user_code') ?? '',
    error: error ?? parameters.first('error_description'),
  });
  return sendPage(reply, page, { formAction: ["'self'"] });
}

/**
 * POST `/oauth2/device`: goes on with an authorization request whose answer goes to the device: from the SSO session, or
 * by the login form (contract section 3.4).
 */
export async function submitUserCode(
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
  parameters: Parameters,
): Promise<FastifyReply> {
  const clientId = parameters.first('client_id');
  try {
    const named = clientId === undefined ? undefined : findApplication(provider, clientId);
    const grant = waitingDevice(provider, named, parameters.first('user_code'));
    const authorization = Parameters.of({
      client_id: grant.applicationId,
      redirect_uri: `${baseUrl(request)}${DEVICE_PAGE}`,
      response_type: 'code',
      scope: grant.scopes.join(' '),
      tenantId: grant.tenantId,
      user_code: grant.userCode,
    });
    return await answerAuthorization(provider, request, reply, authorization, signOnOrAsk);
  } catch (error) {
    return showDevicePage(reply, parameters, asOAuthError(error).message);
  }
}
