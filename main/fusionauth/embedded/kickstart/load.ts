import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { apiKeySettingsSchema } from '../store/api-key.ts';
import { identifierSchema } from '../store/identifier.ts';
import { expand } from './expand.ts';
import { extendPath, KickstartError } from './kickstart-error.ts';
import { readJsonFile } from './read-file.ts';
import { Variables } from './variables.ts';

const fileSchema = z.object({
  variables: z.record(z.string(), z.string()).default({}),
  apiKeys: z.unknown().optional(),
  requests: z.unknown().optional(),
});

const apiKeysSchema = z
  .array(apiKeySettingsSchema.extend({ key: z.string().min(1).max(191) }))
  .min(1, 'at least one API key is needed, the first one runs the requests')
  .refine(
    ([first]) => first?.permissions === undefined && first?.tenantId === undefined,
    'the first API key must be unrestricted, it runs the requests',
  );

const requestSchema = z.object({
  method: z.enum(['POST', 'PUT', 'PATCH']),
  url: z.string().min(1),
  body: z.record(z.string(), z.unknown()).default({}),
  tenantId: identifierSchema.optional(),
  contentType: z.string().optional(),
});

/** One request of a kickstart, ready to be sent. */
export type KickstartRequest = z.infer<typeof requestSchema>;

/** A kickstart whose includes are read and whose variables are in place. */
export interface Kickstart {
  readonly file: string;
  readonly defaultTenantId: string;
  readonly tenantManagerId: string;
  readonly apiKeys: z.infer<typeof apiKeysSchema>;
  readonly requests: readonly KickstartRequest[];
}

/** Ids that FusionAuth itself has, by the names a kickstart knows them by. */
export interface BuiltInIds {
  readonly fusionAuthApplicationId: string;
  readonly defaultSigningKeyId: string;
}

function parse<T extends z.ZodType>(schema: T, value: unknown, file: string, at: string): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) {
    return parsed.data;
  }
  const [issue] = parsed.error.issues;
  throw new KickstartError(file, (issue?.path ?? []).reduce(extendPath, at), issue?.message ?? 'is malformed');
}

/** An id of FusionAuth's own that the kickstart may choose. */
function chosenId(variables: Variables, name: string, file: string): string {
  return parse(identifierSchema, variables.value(name) ?? randomUUID(), file, `variables.${name}`);
}

/**
 * Reads a kickstart file (contract section 9.1).
 * @param env what `#{ENV.X}` reads
 * @throws KickstartError
 */
export function loadKickstart(file: string, env: Readonly<Record<string, string>>, ids: BuiltInIds): Kickstart {
  const content = parse(fileSchema, readJsonFile(file, ''), file, '');
  const builtIn = {
    FUSIONAUTH_APPLICATION_ID: ids.fusionAuthApplicationId,
    FUSIONAUTH_DEFAULT_SIGNING_KEY_ID: ids.defaultSigningKeyId,
  };
  const variables = new Variables({ file, definitions: content.variables, environment: env, builtIn });
  const defaultTenantId = chosenId(variables, 'defaultTenantId', file);
  const tenantManagerId = chosenId(variables, 'tenantManagerApplicationId', file);
  variables.define('FUSIONAUTH_TENANT_ID', defaultTenantId);
  variables.define('TENANT_MANAGER_ID', tenantManagerId);
  variables.define('FUSIONAUTH_TENANT_MANAGER_APPLICATION_ID', tenantManagerId);
  const apiKeys = parse(apiKeysSchema, expand(content.apiKeys ?? [], 'apiKeys', file, variables), file, 'apiKeys');
  const expanded = expand(content.requests ?? [], 'requests', file, variables);
  const requests = parse(z.array(requestSchema), expanded, file, 'requests');
  return { file, defaultTenantId, tenantManagerId, apiKeys, requests };
}
