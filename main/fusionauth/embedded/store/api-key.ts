import { z } from 'zod';
import { identifierSchema } from './identifier.ts';

const verbSchema = z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** What an API key may be made of, in the API and in a kickstart (contract section 9.1). */
export const apiKeySettingsSchema = z.object({
  key: z.string().min(1).max(191).optional(),
  description: z.string().max(255).optional(),
  keyManager: z.boolean().default(false),
  tenantId: identifierSchema.optional(),
  /** Absent or empty: every endpoint and verb. */
  permissions: z.object({ endpoints: z.record(z.string(), z.array(verbSchema)).prefault({}) }).optional(),
});

export interface ApiKey extends z.infer<typeof apiKeySettingsSchema> {
  readonly id: string;
  readonly key: string;
  /** Epoch milliseconds. */
  readonly insertInstant: number;
}
