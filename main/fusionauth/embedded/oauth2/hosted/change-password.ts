import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ApiErrors } from '../../http/api-errors.ts';
import { Parameters } from '../../http/parameters.ts';
import { changePasswordPage, invalidChangePage, passwordChangedPage } from '../../pages/change-password-page.ts';
import { cspSource, sendPage } from '../../pages/send-page.ts';
import type { Provider } from '../../provider.ts';
import type { User } from '../../store/user.ts';
import { changePassword } from '../../users/change-password.ts';
import { answerAuthorization } from '../authorize/answer.ts';
import { authenticated } from '../authorize/authenticated.ts';
import { completeAuthorization } from '../authorize/complete.ts';
import { requestFields } from '../authorize/request-fields.ts';

const paramsSchema = z.object({ id: z.string() });

type Errors = Readonly<Record<string, string>>;

function showForm(reply: FastifyReply, id: string, parameters: Parameters, errors: Errors = {}): FastifyReply {
  const redirectUri = parameters.first('redirect_uri') ?? '';
  const client = /^[\x21-\x7e]+$/.test(redirectUri) && URL.canParse(redirectUri) ? [cspSource(redirectUri)] : [];
  const page = changePasswordPage({ id, hidden: requestFields(parameters), errors });
  return sendPage(reply, page, { formAction: ["'self'", ...client] });
}

/** The user whose password was changed, or what is wrong with the new one. */
async function tryChange(provider: Provider, userId: string, parameters: Parameters): Promise<User | Errors> {
  const password = parameters.first('password');
  if (password === undefined) {
    return { password: 'Required' };
  }
  if (parameters.first('passwordConfirm') !== password) {
    return { passwordConfirm: 'The passwords differ.' };
  }
  try {
    return (await changePassword(provider, userId, password)) ?? { password: 'The user is gone.' };
  } catch (error) {
    if (error instanceof ApiErrors) {
      return { password: error.body.fieldErrors?.password?.[0]?.message ?? error.message };
    }
    throw error;
  }
}

function isUser(result: User | Errors): result is User {
  return 'registrations' in result;
}

/** Changes the password, then goes on with the authorization request that led here, if one did. */
async function change(
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  parameters: Parameters,
): Promise<FastifyReply> {
  const { clock, store } = provider;
  const held = store.passwordChanges.find(id, clock.now());
  if (held === undefined) {
    return sendPage(reply, invalidChangePage(), {}, 400);
  }
  const result = await tryChange(provider, held.userId, parameters);
  if (!isUser(result)) {
    return showForm(reply, id, parameters, result);
  }
  if (store.passwordChanges.take(id, clock.now()) === undefined) {
    return sendPage(reply, invalidChangePage(), {}, 400);
  }
  if (parameters.first('client_id') === undefined) {
    return sendPage(reply, passwordChangedPage());
  }
  return answerAuthorization(provider, request, reply, parameters, (exchange) =>
    completeAuthorization(exchange, authenticated(exchange, result)),
  );
}

/** GET and POST `/password/change/{id}`, where a login ends whose password must be changed (contract section 1.5). */
export function changePasswordPages(app: FastifyInstance, provider: Provider): void {
  const { clock, store } = provider;
  app.get('/password/change/:id', (request, reply) => {
    const { id } = paramsSchema.parse(request.params);
    return store.passwordChanges.find(id, clock.now()) === undefined
      ? sendPage(reply, invalidChangePage(), {}, 400)
      : showForm(reply, id, Parameters.of(request.query));
  });
  app.post('/password/change/:id', (request, reply) =>
    change(provider, request, reply, paramsSchema.parse(request.params).id, Parameters.of(request.body)),
  );
}
