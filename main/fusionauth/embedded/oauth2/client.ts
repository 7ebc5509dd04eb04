import type { Parameters } from '../http/parameters.ts';
import type { Provider } from '../provider.ts';
import type { Application } from '../store/application.ts';
import { readIdentifier } from '../store/identifier.ts';
import type { GrantType } from '../store/oauth-configuration.ts';
import type { Tenant } from '../store/tenant.ts';
import { equalSecrets } from '../tokens/secret.ts';
import { type ClientCredentials, readBasicAuthorization } from './basic-authorization.ts';
import { OAuthError } from './oauth-error.ts';

/** The application that a request comes from, and whether it proved that with its secret. */
export interface Client {
  readonly application: Application;
  readonly tenant: Tenant;
  readonly authenticated: boolean;
  /** Whether it sent an `Authorization` header, if without a secret. */
  readonly usesBasic: boolean;
  /** Thumbprint of the key that it has proved to have (RFC 9449). */
  readonly proofKey?: string | undefined;
}

/** The active application with this client id (contract section 1.1: the application's id), in the tenant if one is named. */
export function findApplication({ store }: Provider, clientId: string, tenantId?: string): Application | undefined {
  const application = store.applications.get(readIdentifier(clientId) ?? '');
  const inTenant = tenantId === undefined || application?.tenantId === readIdentifier(tenantId);
  return application?.active === true && inTenant ? application : undefined;
}

function presentedCredentials(
  header: string | undefined,
  parameters: Parameters,
): readonly Partial<ClientCredentials>[] {
  const clientId = parameters.get('client_id');
  const clientSecret = parameters.get('client_secret');
  if (header === undefined) {
    return [
      { ...(clientId === undefined ? {} : { clientId }), ...(clientSecret === undefined ? {} : { clientSecret }) },
    ];
  }
  const basic = readBasicAuthorization(header);
  if (clientId !== undefined && basic.every((credentials) => credentials.clientId !== clientId)) {
    throw new OAuthError(
      'invalid_client',
      'client_id_mismatch',
      'The client_id in the Authorization header and the client_id parameter differ.',
      401,
    );
  }
  return basic;
}

/**
 * Identifies the client and checks its secret whenever one is sent, needed or not (contract section 2.1). Whether it had
 * to be sent depends on the grant: see `requireAuthentication`.
 * @param authorization the request's `Authorization` header
 * @throws OAuthError 400 `missing_client_id`, 401 `invalid_client`
 */
export function identifyClient(provider: Provider, authorization: string | undefined, parameters: Parameters): Client {
  const presented = presentedCredentials(authorization, parameters);
  const clientIds = presented.flatMap(({ clientId = '' }) => (clientId === '' ? [] : [clientId]));
  if (clientIds.length === 0) {
    throw new OAuthError('invalid_request', 'missing_client_id', 'The client_id is required.');
  }
  const tenantId = parameters.get('tenantId');
  // openid-client percent-encodes even the hyphens of a UUID.
  const application = clientIds
    .map((clientId) => findApplication(provider, clientId, tenantId))
    .find((candidate) => candidate !== undefined);
  if (application === undefined) {
    // unsure in the contract: invalid_request or invalid_client; RFC 6749 section 5.2 has the latter, with 401.
    throw new OAuthError('invalid_client', 'invalid_client_id', 'The client_id is invalid.', 401);
  }
  const secrets = presented.flatMap(({ clientSecret = '' }) => (clientSecret === '' ? [] : [clientSecret]));
  const { clientSecret } = application.oauthConfiguration;
  if (secrets.length > 0 && !secrets.some((secret) => equalSecrets(secret, clientSecret))) {
    throw new OAuthError(
      'invalid_client',
      'invalid_client_authentication',
      'The client authentication is invalid.',
      401,
    );
  }
  return {
    application,
    tenant: provider.store.tenantOf(application),
    authenticated: secrets.length > 0,
    usesBasic: authorization !== undefined,
  };
}

/**
 * Holds the client to its authentication policy (contract section 2.1).
 * @param excused whether the policy `NotRequiredWhenUsingPKCE` lets this request pass without a secret
 * @throws OAuthError 401 `client_authentication_missing`, 400 `missing_client_secret` for credentials without a secret
 */
export function requireAuthentication(client: Client, excused: boolean): void {
  const policy = client.application.oauthConfiguration.clientAuthenticationPolicy;
  const required = policy === 'Required' || (policy === 'NotRequiredWhenUsingPKCE' && !excused);
  if (!required || client.authenticated) {
    return;
  }
  // unsure in the contract: when which of the two is answered.
  if (client.usesBasic) {
    throw new OAuthError('invalid_request', 'missing_client_secret', 'The client_secret is required.');
  }
  throw new OAuthError('invalid_client', 'client_authentication_missing', 'Client authentication is required.', 401);
}

// unsure in the contract: which error goes with grant_type_disabled; its pick is unauthorized_client.
/** @throws OAuthError `grant_type_disabled` when the application has not enabled the grant (contract section 2.2) */
export function requireGrant(application: Application, grant: GrantType): void {
  if (!application.oauthConfiguration.enabledGrants.includes(grant)) {
    throw new OAuthError(
      'unauthorized_client',
      'grant_type_disabled',
      `The ${grant} grant is not enabled for this application.`,
    );
  }
}
