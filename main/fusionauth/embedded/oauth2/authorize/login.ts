import type { FastifyReply, FastifyRequest } from 'fastify';
import { epochSeconds } from '../../clock.ts';
import type { Parameters } from '../../http/parameters.ts';
import type { LoginErrors } from '../../pages/login-page.ts';
import { notRegisteredPage } from '../../pages/not-registered-page.ts';
import { sendPage } from '../../pages/send-page.ts';
import type { Provider } from '../../provider.ts';
import { checkCredentials, type LoginOutcome } from '../../users/credentials.ts';
import { recordLogin } from '../../users/record-login.ts';
import { endSsoSession, startSsoSession } from '../sso.ts';
import { grantAuthorization, lacksRegistration } from './grant.ts';
import { showLoginForm } from './login-form.ts';
import type { AuthorizationRequest } from './request.ts';
import { respond } from './respond.ts';

const REQUIRED = 'Required';

/** The message per outcome; only the first is quoted in the contract (section 1.5). */
const MESSAGES: Readonly<Record<Exclude<LoginOutcome['outcome'], 'authenticated'>, string>> = {
  refused: 'Invalid login credentials.',
  // unsure in the contract: the wording of the next two; it has their codes only.
  locked: 'Your account has been locked.',
  expired: 'Your account has expired.',
};

function blankFields(loginId: string | undefined, password: string | undefined): LoginErrors {
  return {
    ...(loginId === undefined ? { loginId: REQUIRED } : {}),
    ...(password === undefined ? { password: REQUIRED } : {}),
  };
}

/**
 * Handles the posted login form (contract section 1.5). An SSO session begins only if the user asked to be kept signed
 * in; a session that the browser still had is over either way, because someone has just logged in anew.
 */
export async function logIn(
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
  authorization: AuthorizationRequest,
  parameters: Parameters,
): Promise<FastifyReply> {
  const { application, tenant } = authorization;
  const loginId = parameters.first('loginId');
  const password = parameters.first('password');
  if (loginId === undefined || password === undefined) {
    return showLoginForm(reply, authorization, parameters, blankFields(loginId, password));
  }
  const login = await checkCredentials(provider, tenant, loginId, password);
  if (login.outcome !== 'authenticated') {
    return showLoginForm(reply, authorization, parameters, { general: MESSAGES[login.outcome] });
  }
  const user = recordLogin(provider, login.user, application);
  endSsoSession(provider, request, reply);
  const session =
    parameters.first('rememberDevice') === 'true' ? startSsoSession(provider, request, reply, user) : undefined;
  if (lacksRegistration(authorization, user)) {
    return sendPage(reply, notRegisteredPage(application.name));
  }
  const authTime = session?.authTime ?? epochSeconds(provider.clock);
  const authenticated = { user, authTime, ssoSessionId: session?.id };
  const granted = await grantAuthorization(provider, authorization, authenticated);
  return respond(reply, authorization.redirectUri, authorization.responseMode, granted);
}
