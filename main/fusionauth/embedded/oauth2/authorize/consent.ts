import type { FastifyReply } from 'fastify';
import type { Provider } from '../../provider.ts';
import type { User } from '../../store/user.ts';
import { CONSENT_FREE, isRequiredScope } from '../scopes.ts';
import type { Exchange } from './exchange.ts';
import type { AuthenticatedUser } from './grant.ts';
import { beginLoginIntent } from './login-intent.ts';
import type { AuthorizationRequest } from './request.ts';
import { requestQuery } from './request-fields.ts';

/** The scopes that the user is asked about. */
export function scopesToConsent({ scopes }: AuthorizationRequest): readonly string[] {
  return scopes.filter((scope) => !CONSENT_FREE.has(scope));
}

/**
 * The scopes that may be granted without asking the user, or undefined when they must be asked: only a third party's
 * application asks, unless its mode or a remembered decision says otherwise (contract section 1.6).
 */
export function consentedScopes(
  { store }: Provider,
  authorization: AuthorizationRequest,
  user: User,
): readonly string[] | undefined {
  const { application, prompt, scopes } = authorization;
  const { consentMode, relationship } = application.oauthConfiguration;
  const asked = scopesToConsent(authorization);
  if (relationship === 'FirstParty' || consentMode === 'NeverPrompt') {
    return scopes;
  }
  if (prompt.has('consent')) {
    return undefined;
  }
  // unsure in the contract: a third party that asks for nothing; nothing is left to consent to.
  if (asked.length === 0) {
    return scopes;
  }
  const remembered = consentMode === 'RememberDecision' ? store.consents.find(user.id, application.id) : undefined;
  if (remembered === undefined || !asked.every((scope) => remembered.has(scope))) {
    return undefined;
  }
  return scopes.filter((scope) => remembered.get(scope) ?? true);
}

/** The scopes that remain once the user has decided; a required one cannot be declined. The decision may be remembered. */
export function decideConsent(
  { store }: Provider,
  authorization: AuthorizationRequest,
  user: User,
  agreed: (scope: string) => boolean,
): readonly string[] {
  const { application, scopes } = authorization;
  const decisions = new Map(
    scopesToConsent(authorization).map((scope) => [scope, agreed(scope) || isRequiredScope(application, scope)]),
  );
  if (application.oauthConfiguration.consentMode === 'RememberDecision') {
    store.consents.remember(user.id, application.id, decisions);
  }
  return scopes.filter((scope) => decisions.get(scope) ?? true);
}

/** Sends the user to the consent screen, which remembers who they are. */
export function askForConsent(exchange: Exchange, authenticated: AuthenticatedUser): FastifyReply {
  beginLoginIntent(exchange, authenticated);
  return exchange.reply
    .code(302)
    .header('Cache-Control', 'no-store')
    .header('Location', `/oauth2/consent?${requestQuery(exchange.parameters)}`)
    .send();
}
