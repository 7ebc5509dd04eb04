import type { FastifyReply } from 'fastify';
import { type LoginErrors, loginPage } from '../../pages/login-page.ts';
import { isKeepingSignedIn } from '../hosted/browser-cookies.ts';
import type { Exchange } from './exchange.ts';
import { requestFields, requestQuery } from './request-fields.ts';
import { sendForm } from './send-form.ts';

/** Shows the login form for a request, with what was wrong with the last try (contract section 1.5). */
export function showLoginForm(exchange: Exchange, errors: LoginErrors = {}): FastifyReply {
  const { authorization, parameters } = exchange;
  const { application } = authorization;
  const page = loginPage({
    hidden: requestFields(parameters),
    applicationName: application.name,
    loginId: parameters.first('loginId') ?? parameters.first('login_hint') ?? '',
    registerUrl: application.registrationConfiguration.enabled
      ? `/oauth2/register?${requestQuery(parameters)}`
      : undefined,
    rememberDevice: isKeepingSignedIn(exchange),
    errors,
  });
  return sendForm(exchange, page);
}
