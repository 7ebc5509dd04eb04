import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The lab's kickstart, which both implementations of FusionAuth are provisioned from. */
export const kickstartFile: string = join(import.meta.dirname, 'kickstart.json');

const kickstartSchema = z.object({
  variables: z.object({
    apiKey: z.string(),
    siteApiKey: z.string(),
    defaultTenantId: z.string(),
    storeClientId: z.string(),
    storeClientSecret: z.string(),
    forumsClientId: z.string(),
    forumsClientSecret: z.string(),
    userEmail: z.string(),
    userPassword: z.string(),
  }),
});

interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What a caller must know of the provisioned FusionAuth to talk to it. */
export interface Provisioning {
  readonly apiKey: string;
  /** May call the Login API and nothing else. */
  readonly siteApiKey: string;
  readonly tenantId: string;
  readonly user: { readonly email: string; readonly password: string };
  readonly applications: { readonly store: ClientCredentials; readonly forums: ClientCredentials };
}

/**
 * Reads the shared constants out of the kickstart's `variables`.
 * @throws ZodError when one of them is missing
 */
export function readProvisioning(): Provisioning {
  const { variables } = kickstartSchema.parse(JSON.parse(readFileSync(kickstartFile, 'utf8')));
  return {
    apiKey: variables.apiKey,
    siteApiKey: variables.siteApiKey,
    tenantId: variables.defaultTenantId,
    user: { email: variables.userEmail, password: variables.userPassword },
    applications: {
      store: { clientId: variables.storeClientId, clientSecret: variables.storeClientSecret },
      forums: { clientId: variables.forumsClientId, clientSecret: variables.forumsClientSecret },
    },
  };
}
