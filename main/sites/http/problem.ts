import type { FastifyReply, FastifyRequest } from 'fastify';
import { messagePage } from './message-page.ts';

/** Something that went wrong, for whoever asked. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  /** What happened and what to do, in plain words; never a code, a token or a stack. */
  readonly says: string;
}

/** Answers a script with JSON, a person with a small page. */
export function answerProblem(request: FastifyRequest, reply: FastifyReply, { status, title, says }: Problem): void {
  if (request.url.startsWith('/api/')) reply.code(status).send({ problem: says });
  else reply.code(status).type('text/html; charset=utf-8').send(messagePage(title, says));
}
