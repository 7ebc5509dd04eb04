import type { FastifyInstance } from 'fastify';
import { Parameters } from '../../http/parameters.ts';
import type { Provider } from '../../provider.ts';
import { decide, showConsent } from '../hosted/consent.ts';
import { register, showRegistration } from '../hosted/register.ts';
import { type Answer, answerAuthorization } from './answer.ts';
import { logIn } from './login.ts';
import { signOnOrAsk } from './single-sign-on.ts';

/** Pages that go on with an authorization request: what GET shows, and what POST does (contract sections 1 and 1.5). */
const PAGES: readonly (readonly [path: string, show: Answer, submit: Answer])[] = [
  ['/oauth2/authorize', signOnOrAsk, logIn],
  ['/oauth2/consent', showConsent, decide],
  ['/oauth2/register', showRegistration, register],
];

/** GET and POST `/oauth2/authorize`, `/oauth2/consent` and `/oauth2/register`. */
export function authorizeEndpoint(app: FastifyInstance, provider: Provider): void {
  for (const [path, show, submit] of PAGES) {
    app.get(path, (request, reply) =>
      answerAuthorization(provider, request, reply, Parameters.of(request.query), show),
    );
    app.post(path, (request, reply) =>
      answerAuthorization(provider, request, reply, Parameters.of(request.body), submit),
    );
  }
}
