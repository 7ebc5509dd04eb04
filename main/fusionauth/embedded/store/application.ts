import { z } from 'zod';
import { identifierSchema } from './identifier.ts';
import { jwtConfigurationSchema } from './jwt-configuration.ts';
import { type OAuthConfiguration, oauthConfigurationSchema } from './oauth-configuration.ts';
import { registrationConfigurationSchema } from './registration-configuration.ts';
import { APPLICATION_SETTINGS_WITHOUT_EFFECT } from './settings-without-effect.ts';

export const roleSchema = z.object({
  id: identifierSchema.optional(),
  name: z.string().min(1).max(191),
  description: z.string().max(255).optional(),
  isDefault: z.boolean().default(false),
  isSuperRole: z.boolean().default(false),
});

export const scopeSchema = z.object({
  id: identifierSchema.optional(),
  name: z.string().min(1).max(191),
  description: z.string().max(255).optional(),
  defaultConsentMessage: z.string().max(1000).optional(),
  required: z.boolean().default(false),
});

/** The part of an application that the API may set; absent properties get FusionAuth's defaults (contract section 7). */
export const applicationSettingsSchema = z.object({
  ...APPLICATION_SETTINGS_WITHOUT_EFFECT,
  name: z.string().min(1).max(191),
  active: z.boolean().default(true),
  /** Whether registrations may have a token that logs in instead of the password. */
  authenticationTokenConfiguration: z.object({ enabled: z.boolean().default(false) }).prefault({}),
  data: z.record(z.string(), z.unknown()).prefault({}),
  jwtConfiguration: jwtConfigurationSchema.prefault({}),
  loginConfiguration: z
    .object({
      allowTokenRefresh: z.boolean().default(false),
      generateRefreshTokens: z.boolean().default(false),
      requireAuthentication: z.boolean().default(true),
    })
    .prefault({}),
  oauthConfiguration: oauthConfigurationSchema.prefault({}),
  registrationConfiguration: registrationConfigurationSchema.prefault({}),
  roles: z.array(roleSchema).default([]),
  /** Custom scopes (contract section 1.6). */
  scopes: z.array(scopeSchema).default([]),
});

export type ApplicationSettings = z.infer<typeof applicationSettingsSchema>;

export interface Application extends ApplicationSettings {
  readonly id: string;
  readonly tenantId: string;
  readonly oauthConfiguration: OAuthConfiguration & { readonly clientSecret: string };
  /** Epoch milliseconds. */
  readonly insertInstant: number;
  /** Epoch milliseconds. */
  readonly lastUpdateInstant: number;
}
