import type { FastifyReply } from 'fastify';
import { consentPage } from '../../pages/consent-page.ts';
import { completeAuthorization } from '../authorize/complete.ts';
import { decideConsent, scopesToConsent } from '../authorize/consent.ts';
import type { Exchange } from '../authorize/exchange.ts';
import { showLoginForm } from '../authorize/login-form.ts';
import { endLoginIntent, userWithIntent } from '../authorize/login-intent.ts';
import { requestFields } from '../authorize/request-fields.ts';
import { sendForm } from '../authorize/send-form.ts';
import { refuseDevice } from '../device/approve-device.ts';
import { OAuthError } from '../oauth-error.ts';
import { describeScope, isRequiredScope } from '../scopes.ts';

/** GET `/oauth2/consent`: what the application asks for (contract section 1.6). Whoever is not logged in must do so first. */
export async function showConsent(exchange: Exchange): Promise<FastifyReply> {
  const { authorization, parameters } = exchange;
  const { application } = authorization;
  if (userWithIntent(exchange) === undefined) {
    return showLoginForm(exchange);
  }
  const scopes = scopesToConsent(authorization).map((name) => ({
    name,
    description: describeScope(application, name),
    isRequired: isRequiredScope(application, name),
  }));
  const page = consentPage({ applicationName: application.name, hidden: requestFields(parameters), scopes });
  return sendForm(exchange, page);
}

// unsure in the contract: the form's fields; FusionAuth's are not documented.
/**
 * POST `/oauth2/consent`: the user's decision.
 * @throws OAuthError `access_denied` / `consent_canceled` when the user would rather not
 */
export async function decide(exchange: Exchange): Promise<FastifyReply> {
  const { provider, authorization, parameters } = exchange;
  const consenting = userWithIntent(exchange);
  if (consenting === undefined) {
    return showLoginForm(exchange);
  }
  endLoginIntent(exchange);
  if (parameters.first('consentAction') !== 'allow') {
    if (authorization.deviceGrant !== undefined) {
      refuseDevice(provider, authorization.deviceGrant);
    }
    throw new OAuthError('access_denied', 'consent_canceled', 'The user canceled the consent.');
  }
  const scopes = decideConsent(
    provider,
    authorization,
    consenting.user,
    (scope) => parameters.first(`scopeConsents.${scope}`) === 'true',
  );
  return completeAuthorization(exchange, consenting, scopes);
}
