import type { Provider } from '../provider.ts';
import type { Application } from '../store/application.ts';
import type { JwtConfiguration } from '../store/jwt-configuration.ts';
import type { SigningKey } from '../store/signing-key.ts';
import type { Tenant } from '../store/tenant.ts';
import { clientSecretKey } from './client-secret-keys.ts';

/** The application's JWT configuration when it has enabled its own, else its tenant's (contract section 2.4). */
export function jwtConfigurationOf(tenant: Tenant, application: Application | undefined): JwtConfiguration {
  return application?.jwtConfiguration.enabled === true ? application.jwtConfiguration : tenant.jwtConfiguration;
}

// unsure in the contract: the id token's key on a fresh install; its pick is the same RS256 key for both tokens.
/**
 * The key that signs an application's tokens: its own, else its tenant's, else the default key.
 * @throws Error when that key has been deleted, which the key API refuses while it is in use.
 */
export function signingKeyOf(
  { store }: Provider,
  purpose: 'accessTokenKeyId' | 'idTokenKeyId',
  tenant: Tenant,
  application: Application | undefined,
): SigningKey {
  const id =
    jwtConfigurationOf(tenant, application)[purpose] ?? tenant.jwtConfiguration[purpose] ?? store.defaultSigningKeyId;
  const key = store.signingKeys.get(id) ?? (application === undefined ? undefined : clientSecretKey(id, application));
  if (key === undefined) {
    throw new Error(`Signing key ${id} is gone, yet tenant ${tenant.id} still signs with it.`);
  }
  return key;
}
