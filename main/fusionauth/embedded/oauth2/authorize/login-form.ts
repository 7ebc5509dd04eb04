import type { FastifyReply } from 'fastify';
import { type LoginErrors, loginPage } from '../../pages/login-page.ts';
import { cspSource, sendPage } from '../../pages/send-page.ts';
import type { Exchange } from './exchange.ts';
import { requestFields, requestQuery } from './request-fields.ts';

/** Shows the login form for a request, with what was wrong with the last try (contract section 1.5). */
export function showLoginForm({ reply, authorization, parameters }: Exchange, errors: LoginErrors = {}): FastifyReply {
  const { application, redirectUri } = authorization;
  const page = loginPage({
    hidden: requestFields(parameters),
    applicationName: application.name,
    loginId: parameters.first('loginId') ?? parameters.first('login_hint') ?? '',
    registerUrl: application.registrationConfiguration.enabled
      ? `/oauth2/register?${requestQuery(parameters)}`
      : undefined,
    rememberDevice: parameters.first('rememberDevice') === 'true',
    errors,
  });
  // Browsers hold the redirect that answers the form to form-action too.
  return sendPage(reply, page, { formAction: ["'self'", cspSource(redirectUri)] });
}
