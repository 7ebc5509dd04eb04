import type { FastifyReply } from 'fastify';
import type { Parameters } from '../../http/parameters.ts';
import { type LoginErrors, loginPage } from '../../pages/login-page.ts';
import { cspSource, sendPage } from '../../pages/send-page.ts';
import { requestFields, requestQuery } from './request-fields.ts';
import type { ReturnAddress } from './return-address.ts';

/** Shows the login form for a request, with what was wrong with the last try (contract section 1.5). */
export function showLoginForm(
  reply: FastifyReply,
  { application, redirectUri }: ReturnAddress,
  parameters: Parameters,
  errors: LoginErrors = {},
): FastifyReply {
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
