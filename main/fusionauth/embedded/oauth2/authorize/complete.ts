import type { FastifyReply } from 'fastify';
import { notRegisteredPage } from '../../pages/not-registered-page.ts';
import { sendPage } from '../../pages/send-page.ts';
import type { Provider } from '../../provider.ts';
import { registrationFor, type User } from '../../store/user.ts';
import { putRegistration } from '../../users/register.ts';
import { approveDevice } from '../device/approve-device.ts';
import { localeOf } from '../hosted/browser-cookies.ts';
import { OAuthError } from '../oauth-error.ts';
import { askForConsent, consentedScopes } from './consent.ts';
import type { Exchange } from './exchange.ts';
import { type AuthenticatedUser, grantAuthorization } from './grant.ts';
import type { AuthorizationRequest } from './request.ts';
import { respond } from './respond.ts';

/**
 * The user with the registration that the application demands, if they have it or may give it to themselves (contract
 * section 1.2).
 */
function registered(provider: Provider, { application }: AuthorizationRequest, user: User): User | undefined {
  const { oauthConfiguration, registrationConfiguration } = application;
  if (!oauthConfiguration.requireRegistration || registrationFor(user, application.id) !== undefined) {
    return user;
  }
  if (!registrationConfiguration.enabled) {
    return undefined;
  }
  const settings = { applicationId: application.id, data: {}, preferredLanguages: [], roles: [] };
  return putRegistration(provider, user, application, settings).user;
}

/**
 * Ends an authorization request whose user is known: with what still stands in its way (registration, consent), or with
 * its answer, which goes to the client or to the waiting device.
 * @param decided the scopes that the user has just agreed to
 * @throws OAuthError under `prompt=none`, when the user would have to do something
 */
export async function completeAuthorization(
  exchange: Exchange,
  authenticated: AuthenticatedUser,
  decided?: readonly string[],
): Promise<FastifyReply> {
  const { provider, request, reply, authorization, parameters } = exchange;
  const isSilent = authorization.prompt.has('none');
  const user = registered(provider, authorization, authenticated.user);
  if (user === undefined) {
    if (isSilent) {
      throw new OAuthError(
        'interaction_required',
        'registration_required',
        'The user is required to complete registration.',
      );
    }
    return sendPage(reply, notRegisteredPage(authorization.application.name));
  }
  const scopes = decided ?? consentedScopes(provider, authorization, user);
  if (scopes === undefined) {
    if (isSilent) {
      throw new OAuthError('consent_required', 'consent_required', 'The user is required to grant consent.');
    }
    return askForConsent(exchange, authenticated);
  }
  if (authorization.deviceGrant !== undefined) {
    return approveDevice(provider, reply, authorization.deviceGrant, { ...authenticated, user }, scopes);
  }
  const locale = localeOf(request, parameters);
  const granted = await grantAuthorization(provider, { ...authorization, scopes }, { ...authenticated, user }, locale);
  return respond(reply, authorization.redirectUri, authorization.responseMode, granted);
}
