import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Parameters } from '../../http/parameters.ts';
import { notRegisteredPage } from '../../pages/not-registered-page.ts';
import { sendPage } from '../../pages/send-page.ts';
import type { Provider } from '../../provider.ts';
import { OAuthError } from '../oauth-error.ts';
import { findSsoSession, touchSsoSession } from '../sso.ts';
import { grantAuthorization, isFreshEnough, lacksRegistration } from './grant.ts';
import { showLoginForm } from './login-form.ts';
import type { AuthorizationRequest } from './request.ts';
import { respond } from './respond.ts';

/**
 * Answers an authorization request from the SSO session, or with the login form where there is none that will do
 * (contract section 1.2).
 * @throws OAuthError under `prompt=none`, when the user would have to do something
 */
export async function signOnOrAsk(
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
  authorization: AuthorizationRequest,
  parameters: Parameters,
): Promise<FastifyReply> {
  const isSilent = authorization.prompt.has('none');
  const found = findSsoSession(provider, request, authorization.tenant);
  if (found === undefined || !isFreshEnough(provider, authorization, found.session.authTime)) {
    if (isSilent) {
      throw new OAuthError(
        'login_required',
        'authentication_required',
        'The user is required to complete authentication.',
      );
    }
    return showLoginForm(reply, authorization, parameters);
  }
  const { session, user } = found;
  touchSsoSession(provider, request, reply, session);
  if (lacksRegistration(authorization, user)) {
    if (isSilent) {
      throw new OAuthError(
        'interaction_required',
        'registration_required',
        'The user is required to complete registration.',
      );
    }
    return sendPage(reply, notRegisteredPage(authorization.application.name));
  }
  const authenticated = { user, authTime: session.authTime, ssoSessionId: session.id };
  const granted = await grantAuthorization(provider, authorization, authenticated);
  return respond(reply, authorization.redirectUri, authorization.responseMode, granted);
}
