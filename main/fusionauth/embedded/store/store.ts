import type { ApiKey } from './api-key.ts';
import type { Application } from './application.ts';
import { AuthorizationCodes } from './authorization-codes.ts';
import { RefreshTokens } from './refresh-tokens.ts';
import type { SigningKey } from './signing-key.ts';
import { SsoSessions } from './sso-sessions.ts';
import { type SystemConfiguration, systemConfigurationSchema } from './system-configuration.ts';
import type { Tenant } from './tenant.ts';
import { Users } from './users.ts';

/** Everything an embedded FusionAuth knows, in memory. */
export class Store {
  /** By id. */
  readonly tenants = new Map<string, Tenant>();
  /** By id. */
  readonly applications = new Map<string, Application>();
  /** By id. */
  readonly apiKeys = new Map<string, ApiKey>();
  /** By id. */
  readonly signingKeys = new Map<string, SigningKey>();
  readonly users = new Users();
  readonly refreshTokens = new RefreshTokens();
  readonly ssoSessions = new SsoSessions();
  readonly authorizationCodes = new AuthorizationCodes();
  systemConfiguration: SystemConfiguration = systemConfigurationSchema.parse({});

  /** Key for tenants that name none. */
  readonly defaultSigningKeyId: string;
  /** Tenant for requests that name none. */
  readonly defaultTenantId: string;

  constructor(defaults: { readonly defaultSigningKeyId: string; readonly defaultTenantId: string }) {
    this.defaultSigningKeyId = defaults.defaultSigningKeyId;
    this.defaultTenantId = defaults.defaultTenantId;
  }

  /**
   * The tenant that an application, a user or a session belongs to.
   * @throws Error when there is none: tenants are deleted together with all that belongs to them.
   */
  tenantOf(owned: { readonly tenantId: string }): Tenant {
    const tenant = this.tenants.get(owned.tenantId);
    if (tenant === undefined) {
      throw new Error(`Tenant ${owned.tenantId} is gone, yet something still belongs to it.`);
    }
    return tenant;
  }
}
