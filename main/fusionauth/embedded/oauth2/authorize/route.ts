import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Parameters } from '../../http/parameters.ts';
import type { Provider } from '../../provider.ts';
import { logIn } from './login.ts';
import { asOAuthError, redirectError, showError } from './refuse.ts';
import { readAuthorizationRequest } from './request.ts';
import { type ReturnAddress, readReturnAddress } from './return-address.ts';
import { signOnOrAsk } from './single-sign-on.ts';

/** What to do with a request that is in order. */
type Answer = typeof logIn;

async function answerOrRedirect(
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
  address: ReturnAddress,
  parameters: Parameters,
  answer: Answer,
): Promise<FastifyReply> {
  try {
    const authorization = readAuthorizationRequest(address, parameters);
    return await answer(provider, request, reply, authorization, parameters);
  } catch (error) {
    return redirectError(reply, address, parameters, asOAuthError(error));
  }
}

async function authorize(
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
  parameters: Parameters,
  answer: Answer,
): Promise<FastifyReply> {
  try {
    const address = readReturnAddress(provider, parameters);
    return await answerOrRedirect(provider, request, reply, address, parameters, answer);
  } catch (error) {
    return showError(reply, asOAuthError(error));
  }
}

/** GET and POST `/oauth2/authorize` (contract section 1). */
export function authorizeEndpoint(app: FastifyInstance, provider: Provider): void {
  app.get('/oauth2/authorize', (request, reply) =>
    authorize(provider, request, reply, Parameters.of(request.query), signOnOrAsk),
  );
  app.post('/oauth2/authorize', (request, reply) =>
    authorize(provider, request, reply, Parameters.of(request.body), logIn),
  );
}
