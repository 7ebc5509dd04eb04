import type { ApiKey } from './api-key.ts';
import type { Application } from './application.ts';
import { AuthorizationCodes } from './authorization-codes.ts';
import { Consents } from './consents.ts';
import { DeviceGrants } from './device-grants.ts';
import { ExpiringValues } from './expiring-values.ts';
import { RefreshTokens } from './refresh-tokens.ts';
import { Resources } from './resources.ts';
import type { SigningKey } from './signing-key.ts';
import { SsoSessions } from './sso-sessions.ts';
import { type SystemConfiguration, systemConfigurationSchema } from './system-configuration.ts';
import type { TakenAction } from './taken-action.ts';
import type { Tenant } from './tenant.ts';
import { Users } from './users.ts';

interface Expiring {
  /** Epoch milliseconds. */
  readonly expirationInstant: number;
}

/** A login on its way to the consent screen (contract section 1.7). */
interface LoginIntent extends Expiring {
  readonly userId: string;
  readonly applicationId: string;
  /** Epoch seconds at which the user proved who they are. */
  readonly authTime: number;
  readonly ssoSessionId: string | undefined;
}

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
  readonly deviceGrants = new DeviceGrants();
  /** By changePasswordId. */
  readonly passwordChanges = new ExpiringValues<Expiring & { readonly userId: string; readonly state: unknown }>();
  /** By the password that can be used once. */
  readonly oneTimePasswords = new ExpiringValues<Expiring & { readonly userId: string }>();
  /** By user; recent ones only. */
  readonly failedLogins = new Map<string, { readonly count: number; readonly lastInstant: number }>();
  /** By id. */
  readonly takenActions = new Map<string, TakenAction>();
  readonly resources = new Resources();
  readonly consents = new Consents();
  /** By the value of the cookie `fusionauth.li`. */
  readonly loginIntents = new ExpiringValues<LoginIntent>();
  /** By the key's thumbprint and the proof's `jti`. */
  readonly dpopProofs = new ExpiringValues<Expiring>();
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
