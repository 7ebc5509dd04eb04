import { z } from 'zod';

/** A server to measure: where its token endpoint is, and the form that asks it for new tokens, again and again. */
export const targetSchema = z.object({ url: z.url(), form: z.record(z.string(), z.string()) });

export type Target = z.infer<typeof targetSchema>;

/** Tells the benchmark, which has started this process, where the server is. */
export function announce(target: Target): void {
  process.stdout.write(`${JSON.stringify(target)}\n`);
}
