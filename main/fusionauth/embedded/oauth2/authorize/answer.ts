import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Parameters } from '../../http/parameters.ts';
import type { Provider } from '../../provider.ts';
import { rememberPlace } from '../hosted/browser-cookies.ts';
import type { Exchange } from './exchange.ts';
import { asOAuthError, redirectError, showError } from './refuse.ts';
import { readAuthorizationRequest } from './request.ts';
import { readReturnAddress } from './return-address.ts';

/** What to do with an authorization request that is in order. */
export type Answer = (exchange: Exchange) => Promise<FastifyReply>;

/** Checks an authorization request and answers it; errors go where contract section 1.2 has them. */
export async function answerAuthorization(
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
  parameters: Parameters,
  answer: Answer,
): Promise<FastifyReply> {
  try {
    const address = readReturnAddress(provider, request, parameters);
    try {
      const authorization = readAuthorizationRequest(provider, address, parameters);
      rememberPlace(request, reply, parameters);
      return await answer({ provider, request, reply, authorization, parameters });
    } catch (error) {
      return redirectError(reply, address, parameters, asOAuthError(error));
    }
  } catch (error) {
    return showError(reply, asOAuthError(error));
  }
}
