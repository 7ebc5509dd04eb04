import { z } from 'zod';
import { identifierSchema } from './identifier.ts';

const TEN_YEARS_IN_SECONDS = 315_360_000;
const TEN_YEARS_IN_MINUTES = 5_256_000;
const ONE_DAY_IN_SECONDS = 86_400;

const lifetimeInSeconds = z.int().positive().max(TEN_YEARS_IN_SECONDS);
const lifetimeInMinutes = z.int().positive().max(TEN_YEARS_IN_MINUTES);

/** Lifetimes and refresh token policy of a tenant, or of an application that overrides it (contract section 2.4). */
export const jwtConfigurationSchema = z.object({
  enabled: z.boolean().default(false),
  accessTokenKeyId: identifierSchema.optional(),
  idTokenKeyId: identifierSchema.optional(),
  timeToLiveInSeconds: lifetimeInSeconds.default(3600),
  refreshTokenTimeToLiveInMinutes: lifetimeInMinutes.default(43_200),
  refreshTokenUsagePolicy: z.enum(['Reusable', 'OneTimeUse']).default('Reusable'),
  refreshTokenExpirationPolicy: z.enum(['Fixed', 'SlidingWindow', 'SlidingWindowWithMaximumLifetime']).default('Fixed'),
  refreshTokenOneTimeUseConfiguration: z
    .object({ gracePeriodInSeconds: z.int().min(0).lt(ONE_DAY_IN_SECONDS).default(0) })
    .prefault({}),
  refreshTokenSlidingWindowConfiguration: z
    .object({ maximumTimeToLiveInMinutes: lifetimeInMinutes.default(43_200) })
    .prefault({}),
  refreshTokenRevocationPolicy: z
    .object({
      onLoginPrevented: z.boolean().default(true),
      onMultiFactorEnable: z.boolean().default(false),
      onOneTimeTokenReuse: z.boolean().default(false),
      onPasswordChanged: z.boolean().default(true),
    })
    .prefault({}),
});

export type JwtConfiguration = z.infer<typeof jwtConfigurationSchema>;
