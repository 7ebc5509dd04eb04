import { z } from 'zod';
import { identifierSchema } from './identifier.ts';
import { jwtConfigurationSchema } from './jwt-configuration.ts';
import { TENANT_SETTINGS_WITHOUT_EFFECT } from './settings-without-effect.ts';
import { webUrlSchema } from './web-url.ts';

const ONE_YEAR_IN_SECONDS = 31_536_000;

const lifetimeInSeconds = z.int().positive().max(ONE_YEAR_IN_SECONDS);

/** The part of a tenant that the API may set; absent properties get FusionAuth's defaults (contract sections 1.8, 2.4, 6.6). */
export const tenantSettingsSchema = z.object({
  ...TENANT_SETTINGS_WITHOUT_EFFECT,
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
    .object({
      authorizationGrantIdTimeToLiveInSeconds: z.int().positive().max(600).default(30),
      changePasswordIdTimeToLiveInSeconds: lifetimeInSeconds.default(600),
      deviceCodeTimeToLiveInSeconds: lifetimeInSeconds.default(300),
      loginIntentTimeToLiveInSeconds: lifetimeInSeconds.default(1800),
    })
    .prefault({}),
  /** Without a user action nobody is locked out. */
  failedAuthenticationConfiguration: z
    .object({
      actionCancelPolicy: z.object({ onPasswordReset: z.boolean().default(false) }).prefault({}),
      actionDuration: z.int().positive().max(100_000).default(3),
      actionDurationUnit: z.enum(['MINUTES', 'HOURS', 'DAYS', 'WEEKS', 'MONTHS', 'YEARS']).default('MINUTES'),
      resetCountInSeconds: lifetimeInSeconds.default(60),
      tooManyAttempts: z.int().positive().max(1000).default(5),
      userActionId: identifierSchema.optional(),
    })
    .prefault({}),
  maximumPasswordAge: z
    .object({ enabled: z.boolean().default(false), days: z.int().positive().max(36_500).default(180) })
    .prefault({}),
  passwordValidationRules: z
    .object({
      minLength: z.int().positive().max(256).default(8),
      maxLength: z.int().positive().max(256).default(256),
      requireMixedCase: z.boolean().default(false),
      requireNonAlpha: z.boolean().default(false),
      requireNumber: z.boolean().default(false),
      validateOnLogin: z.boolean().default(false),
    })
    .prefault({}),
  ssoConfiguration: z.object({ allowAccessTokenBootstrap: z.boolean().default(false) }).prefault({}),
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
