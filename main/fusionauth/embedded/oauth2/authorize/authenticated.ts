import { epochSeconds } from '../../clock.ts';
import type { User } from '../../store/user.ts';
import { rememberBrowser } from '../hosted/browser-cookies.ts';
import { endSsoSession, startSsoSession } from '../sso.ts';
import type { Exchange } from './exchange.ts';
import type { AuthenticatedUser } from './grant.ts';

/**
 * The user as one who has just proved who they are. An SSO session begins only if they asked to be kept signed in; a
 * session that the browser still had is over either way, because someone has just logged in anew (contract section 1.8).
 */
export function authenticated(exchange: Exchange, user: User): AuthenticatedUser {
  const { provider, request, reply, parameters } = exchange;
  const isKept = parameters.first('rememberDevice') === 'true';
  const authTime = epochSeconds(provider.clock);
  endSsoSession(provider, request, reply);
  const session = isKept ? startSsoSession(provider, request, reply, { user, authTime }) : undefined;
  rememberBrowser(exchange, user, isKept);
  return { user, authTime, ssoSessionId: session?.id };
}
