import type { FastifyInstance } from 'fastify';

/** One answered request, as a log may show it. */
export interface AnsweredRequest {
  readonly method: string;
  /** Without the query, which may hold codes and tokens, and without ids that are secrets. */
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
}

/** Routes whose path holds a secret: who knows the id can change the password. */
const SECRET_PATHS = ['/api/user/change-password/', '/password/change/'];

function withoutSecrets(url: string): string {
  const [path = ''] = url.split('?', 1);
  const secret = SECRET_PATHS.find((prefix) => path.startsWith(prefix));
  return secret === undefined ? path : `${secret}…`;
}

/** Reports every answered request, whatever became of it. */
export function reportAnswers(app: FastifyInstance, report: (answer: AnsweredRequest) => void): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, url } = request;
    const { elapsedTime, statusCode } = reply;
    report({ method, path: withoutSecrets(url), status: statusCode, milliseconds: elapsedTime });
  });
}
