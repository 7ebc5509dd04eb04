import { z } from 'zod';
import { SYSTEM_SETTINGS_WITHOUT_EFFECT } from './settings-without-effect.ts';

const corsConfigurationSchema = z.object({
  enabled: z.boolean().default(false),
  allowCredentials: z.boolean().default(false),
  allowedHeaders: z
    .array(z.string().max(191))
    .default([
      'Accept',
      'Access-Control-Request-Headers',
      'Access-Control-Request-Method',
      'Authorization',
      'Content-Type',
      'Last-Modified',
      'Origin',
      'X-FusionAuth-TenantId',
      'X-Requested-With',
    ]),
  allowedMethods: z
    .array(z.enum(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']))
    .default(['GET', 'OPTIONS']),
  allowedOrigins: z.array(z.string().max(2000)).default([]),
  debug: z.boolean().default(false),
  exposedHeaders: z
    .array(z.string().max(191))
    .default(['Access-Control-Allow-Origin', 'Access-Control-Allow-Credentials']),
  preflightMaxAgeInSeconds: z.int().min(0).default(1800),
});

export type CorsConfiguration = z.infer<typeof corsConfigurationSchema>;

/** System-wide settings, with the CORS defaults of contract section 10. */
export const systemConfigurationSchema = z.object({
  ...SYSTEM_SETTINGS_WITHOUT_EFFECT,
  corsConfiguration: corsConfigurationSchema
    .refine(
      ({ allowedOrigins }) => !allowedOrigins.includes('*') || allowedOrigins.length === 1,
      'a wildcard must be the only allowed origin',
    )
    .refine(
      ({ allowCredentials, allowedOrigins }) => !(allowCredentials && allowedOrigins.includes('*')),
      'credentials cannot be allowed to every origin',
    )
    .prefault({}),
  usageDataConfiguration: z.object({ enabled: z.boolean().default(false) }).prefault({}),
});

export type SystemConfiguration = z.infer<typeof systemConfigurationSchema>;
