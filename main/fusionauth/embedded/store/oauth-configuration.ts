import { z } from 'zod';
import { webUrlSchema } from './web-url.ts';

/** RFC 8628 section 3.4. */
export const DEVICE_CODE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

const grantTypeSchema = z.enum(['authorization_code', 'implicit', 'password', 'refresh_token', DEVICE_CODE_GRANT]);

export type GrantType = z.infer<typeof grantTypeSchema>;

/** Whether this is a URL once its wildcards are filled in (contract section 1.1). */
function canParsePattern(url: string): boolean {
  return URL.canParse(url.replace(/:\*(?=[/?]|$)/, ':1').replaceAll('*', 'x'));
}

const redirectUrlSchema = z
  .string()
  .max(2000)
  .regex(/^[\x21-\x7e]*$/, 'must consist of visible ASCII characters')
  .refine((url) => canParsePattern(url) && !url.includes('#'), 'must be an absolute URL without a fragment');

const providedScopeSchema = z
  .object({ enabled: z.boolean().default(true), required: z.boolean().default(false) })
  .prefault({});

const clientAuthenticationPolicySchema = z.enum(['Required', 'NotRequired', 'NotRequiredWhenUsingPKCE']);

/** The policy, where the request may still use the boolean that it replaced in FusionAuth 1.28 (contract section 2.1). */
function effectiveClientAuthenticationPolicy(
  policy: z.infer<typeof clientAuthenticationPolicySchema> | undefined,
  legacyRequired: boolean | undefined,
): z.infer<typeof clientAuthenticationPolicySchema> {
  if (legacyRequired === false && policy !== 'NotRequiredWhenUsingPKCE') {
    return 'NotRequired';
  }
  if (legacyRequired === true && policy === 'NotRequired') {
    return 'Required';
  }
  return policy ?? 'Required';
}

/** OAuth settings of an application, with the defaults of contract section 7. */
export const oauthConfigurationSchema = z
  .object({
    authorizedOriginURLs: z.array(z.string().max(2000)).default([]),
    authorizedRedirectURLs: z.array(redirectUrlSchema).default([]),
    /** Resources that access tokens may be good for (RFC 8707). */
    authorizedResourceUris: z.array(z.string().min(1).max(2000)).default([]),
    authorizedURLValidationPolicy: z.enum(['ExactMatch', 'AllowWildcards']).default('ExactMatch'),
    clientAuthenticationPolicy: clientAuthenticationPolicySchema.optional(),
    clientSecret: z.string().min(1).max(512).optional(),
    consentMode: z.enum(['AlwaysPrompt', 'RememberDecision', 'NeverPrompt']).default('AlwaysPrompt'),
    debug: z.boolean().default(false),
    deviceVerificationURL: webUrlSchema.optional(),
    // unsure in the contract: what the API yields when enabledGrants is omitted; its pick is the UI's default.
    enabledGrants: z.array(grantTypeSchema).default(['authorization_code', 'refresh_token']),
    // unsure in the contract: false in the Java domain, true in samples; its pick is true.
    generateRefreshTokens: z.boolean().default(true),
    logoutBehavior: z.enum(['AllApplications', 'RedirectOnly']).default('AllApplications'),
    logoutURL: webUrlSchema.optional(),
    proofKeyForCodeExchangePolicy: z
      .enum(['NotRequired', 'Required', 'NotRequiredWhenUsingClientAuthentication'])
      .default('NotRequired'),
    providedScopePolicy: z
      .object({
        address: providedScopeSchema,
        email: providedScopeSchema,
        phone: providedScopeSchema,
        profile: providedScopeSchema,
      })
      .prefault({}),
    relationship: z.enum(['FirstParty', 'ThirdParty']).default('FirstParty'),
    requireClientAuthentication: z.boolean().optional(),
    requireRegistration: z.boolean().default(false),
    scopeHandlingPolicy: z.enum(['Strict', 'Compatibility']).default('Strict'),
    unknownScopePolicy: z.enum(['Reject', 'Allow', 'Remove']).default('Reject'),
  })
  .transform(({ requireClientAuthentication, ...configuration }) => ({
    ...configuration,
    clientAuthenticationPolicy: effectiveClientAuthenticationPolicy(
      configuration.clientAuthenticationPolicy,
      requireClientAuthentication,
    ),
  }));

export type OAuthConfiguration = z.infer<typeof oauthConfigurationSchema>;
