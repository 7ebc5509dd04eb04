import type { FastifyReply } from 'fastify';
import type { Parameters } from '../../http/parameters.ts';
import { type LoginErrors, loginPage } from '../../pages/login-page.ts';
import { cspSource, sendPage } from '../../pages/send-page.ts';
import type { ReturnAddress } from './return-address.ts';

/** The hidden fields of FusionAuth's login form, `resource` apart, which may repeat (contract section 1.5). */
const HIDDEN = [
  'captcha_token',
  'client_id',
  'code_challenge',
  'code_challenge_method',
  'dpop_jkt',
  'locale',
  'max_age',
  'metaData.device.name',
  'metaData.device.type',
  'nonce',
  'oauth_context',
  'pendingIdPLinkId',
  'prompt',
  'redirect_uri',
  'response_mode',
  'response_type',
  'scope',
  'state',
  'tenantId',
  'timezone',
  'user_code',
  'showPasswordField',
  'userVerifyingPlatformAuthenticatorAvailable',
];

/** Shows the login form for a request, with what was wrong with the last try (contract section 1.5). */
export function showLoginForm(
  reply: FastifyReply,
  { application, redirectUri }: ReturnAddress,
  parameters: Parameters,
  errors: LoginErrors = {},
): FastifyReply {
  const single = HIDDEN.map((name) => [name, parameters.first(name) ?? ''] as const);
  const resources = parameters.all('resource').map((value) => ['resource', value] as const);
  const page = loginPage({
    hidden: [...single, ...(resources.length === 0 ? [['resource', ''] as const] : resources)],
    applicationName: application.name,
    loginId: parameters.first('loginId') ?? parameters.first('login_hint') ?? '',
    rememberDevice: parameters.first('rememberDevice') === 'true',
    errors,
  });
  // Browsers hold the redirect that answers the form to form-action too.
  return sendPage(reply, page, { formAction: ["'self'", cspSource(redirectUri)] });
}
