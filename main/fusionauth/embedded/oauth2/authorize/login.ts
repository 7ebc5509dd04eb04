import type { FastifyReply } from 'fastify';
import type { LoginErrors } from '../../pages/login-page.ts';
import { checkCredentials, type LoginOutcome } from '../../users/credentials.ts';
import { issueChangePasswordId } from '../../users/must-change-password.ts';
import { recordLogin } from '../../users/record-login.ts';
import { authenticated } from './authenticated.ts';
import { completeAuthorization } from './complete.ts';
import type { Exchange } from './exchange.ts';
import { showLoginForm } from './login-form.ts';
import { requestQuery } from './request-fields.ts';

const REQUIRED = 'Required';

/** The message per outcome; only the first is quoted in the contract (section 1.5). */
const MESSAGES: Readonly<Record<Exclude<LoginOutcome['outcome'], 'authenticated' | 'mustChangePassword'>, string>> = {
  refused: 'Invalid login credentials.',
  // unsure in the contract: the wording of the next three; it has their codes only.
  locked: 'Your account has been locked.',
  expired: 'Your account has expired.',
  prevented: 'You are not allowed to log in at present.',
};

function blankFields(loginId: string | undefined, password: string | undefined): LoginErrors {
  return {
    ...(loginId === undefined ? { loginId: REQUIRED } : {}),
    ...(password === undefined ? { password: REQUIRED } : {}),
  };
}

/** Handles the posted login form (contract section 1.5). */
export async function logIn(exchange: Exchange): Promise<FastifyReply> {
  const { provider, reply, authorization, parameters } = exchange;
  const { application, tenant } = authorization;
  const loginId = parameters.first('loginId');
  const password = parameters.first('password');
  if (loginId === undefined || password === undefined) {
    return showLoginForm(exchange, blankFields(loginId, password));
  }
  const login = await checkCredentials(provider, tenant, loginId, password);
  if (login.outcome === 'mustChangePassword') {
    const id = issueChangePasswordId(provider, login.user);
    return reply
      .code(302)
      .header('Cache-Control', 'no-store')
      .header('Location', `/password/change/${id}?${requestQuery(parameters)}`)
      .send();
  }
  if (login.outcome !== 'authenticated') {
    return showLoginForm(exchange, { general: MESSAGES[login.outcome] });
  }
  const user = recordLogin(provider, login.user, application);
  return completeAuthorization(exchange, authenticated(exchange, user));
}
