import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Parameters } from '../../http/parameters.ts';
import type { Provider } from '../../provider.ts';
import { asOAuthError, redirectError, showError } from './refuse.ts';
import { type AuthorizationRequest, readAuthorizationRequest } from './request.ts';
import { type ReturnAddress, readReturnAddress } from './return-address.ts';

/** What to do with an authorization request that is in order. */
export type Answer = (
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
  authorization: AuthorizationRequest,
  parameters: Parameters,
) => Promise<FastifyReply>;

async function answerOrRedirect(
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
  address: ReturnAddress,
  parameters: Parameters,
  answer: Answer,
): Promise<FastifyReply> {
  try {
    const authorization = readAuthorizationRequest(provider, address, parameters);
    return await answer(provider, request, reply, authorization, parameters);
  } catch (error) {
    return redirectError(reply, address, parameters, asOAuthError(error));
  }
}

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
    return await answerOrRedirect(provider, request, reply, address, parameters, answer);
  } catch (error) {
    return showError(reply, asOAuthError(error));
  }
}
