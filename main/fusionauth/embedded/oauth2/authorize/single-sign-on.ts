import type { FastifyReply } from 'fastify';
import { OAuthError } from '../oauth-error.ts';
import { findSsoSession, hasDeadSsoCookie, touchSsoSession } from '../sso.ts';
import { bootstrapSsoSession } from './bootstrap.ts';
import { completeAuthorization } from './complete.ts';
import type { Exchange } from './exchange.ts';
import { isFreshEnough } from './grant.ts';
import { showLoginForm } from './login-form.ts';

/** FusionAuth's message `[SSOSessionDeletedOrExpired]` (contract section 1.8). */
const LOGGED_OUT = { general: 'You have been logged out.' };

/**
 * Answers an authorization request from the SSO session, or with the login form where there is none that will do
 * (contract section 1.2).
 * @throws OAuthError under `prompt=none`, when the user would have to do something
 */
export async function signOnOrAsk(exchange: Exchange): Promise<FastifyReply> {
  const { provider, request, reply, authorization } = exchange;
  const found = findSsoSession(provider, request, authorization.tenant) ?? (await bootstrapSsoSession(exchange));
  // A link alone must not connect a device: its user either enters the code by hand, or logs in.
  const isLink = authorization.deviceGrant !== undefined && request.method === 'GET';
  if (isLink || found === undefined || !isFreshEnough(provider, authorization, found.session.authTime)) {
    if (authorization.prompt.has('none')) {
      throw new OAuthError(
        'login_required',
        'authentication_required',
        'The user is required to complete authentication.',
      );
    }
    return showLoginForm(exchange, hasDeadSsoCookie(provider, request) ? LOGGED_OUT : {});
  }
  const { session, user } = found;
  touchSsoSession(provider, request, reply, session);
  return completeAuthorization(exchange, { user, authTime: session.authTime, ssoSessionId: session.id });
}
