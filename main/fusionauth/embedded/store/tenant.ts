import { z } from 'zod';
import { jwtConfigurationSchema } from './jwt-configuration.ts';
import { webUrlSchema } from './web-url.ts';

/** The part of a tenant that the API may set; absent properties get FusionAuth's defaults (contract sections 1.8, 2.4, 6.6). */
export const tenantSettingsSchema = z.object({
  name: z.string().min(1).max(191),
  /** Used verbatim as `iss` (contract section 10). */
  issuer: z.string().min(1).max(2000).default('acme.com'),
  baseURL: webUrlSchema.optional(),
  logoutURL: webUrlSchema.optional(),
  /** Idle time in seconds after which an SSO session ends. */
  httpSessionMaxInactiveInterval: z.int().positive().default(3600),
  jwtConfiguration: jwtConfigurationSchema.prefault({}),
  loginConfiguration: z.object({ requireAuthentication: z.boolean().default(true) }).prefault({}),
  externalIdentifierConfiguration: z
    .object({ authorizationGrantIdTimeToLiveInSeconds: z.int().positive().max(600).default(30) })
    .prefault({}),
  passwordValidationRules: z
    .object({
      minLength: z.int().positive().max(256).default(8),
      maxLength: z.int().positive().max(256).default(256),
    })
    .prefault({}),
  data: z.record(z.string(), z.unknown()).prefault({}),
});

export type TenantSettings = z.infer<typeof tenantSettingsSchema>;

export interface Tenant extends TenantSettings {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly insertInstant: number;
  /** Epoch milliseconds. */
  readonly lastUpdateInstant: number;
}
