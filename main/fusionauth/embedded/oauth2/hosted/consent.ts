import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Parameters } from '../../http/parameters.ts';
import { consentPage } from '../../pages/consent-page.ts';
import { cspSource, sendPage } from '../../pages/send-page.ts';
import type { Provider } from '../../provider.ts';
import { completeAuthorization } from '../authorize/complete.ts';
import { consentingUser, decideConsent, scopesToConsent } from '../authorize/consent.ts';
import { showLoginForm } from '../authorize/login-form.ts';
import type { AuthorizationRequest } from '../authorize/request.ts';
import { requestFields } from '../authorize/request-fields.ts';
import { refuseDevice } from '../device/approve-device.ts';
import { OAuthError } from '../oauth-error.ts';
import { describeScope, isRequiredScope } from '../scopes.ts';

/** GET `/oauth2/consent`: what the application asks for (contract section 1.6). Whoever is not logged in must do so first. */
export async function showConsent(
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
  authorization: AuthorizationRequest,
  parameters: Parameters,
): Promise<FastifyReply> {
  const { application, redirectUri, tenant } = authorization;
  const consenting = consentingUser(provider, request, tenant);
  if (consenting === undefined) {
    return showLoginForm(reply, authorization, parameters);
  }
  const scopes = scopesToConsent(authorization).map((name) => ({
    name,
    description: describeScope(application, name),
    isRequired: isRequiredScope(application, name),
  }));
  const page = consentPage({ applicationName: application.name, hidden: requestFields(parameters), scopes });
  return sendPage(reply, page, { formAction: ["'self'", cspSource(redirectUri)] });
}

// unsure in the contract: the form's fields; FusionAuth's are not documented.
/**
 * POST `/oauth2/consent`: the user's decision.
 * @throws OAuthError `access_denied` / `consent_canceled` when the user would rather not
 */
export async function decide(
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
  authorization: AuthorizationRequest,
  parameters: Parameters,
): Promise<FastifyReply> {
  const consenting = consentingUser(provider, request, authorization.tenant);
  if (consenting === undefined) {
    return showLoginForm(reply, authorization, parameters);
  }
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
  return completeAuthorization(provider, request, reply, authorization, parameters, consenting, scopes);
}
