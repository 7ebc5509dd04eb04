import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Parameters } from '../../http/parameters.ts';
import type { Provider } from '../../provider.ts';
import type { AuthorizationRequest } from './request.ts';

/** An authorization request that is in order, with what it came in and what it is answered by. */
export interface Exchange {
  readonly provider: Provider;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly authorization: AuthorizationRequest;
  /** The request's parameters as they were sent, those of a posted form among them. */
  readonly parameters: Parameters;
}
