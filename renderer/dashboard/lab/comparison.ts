import { z } from 'zod';
import type { Comparison, ComparisonColumn, ComparisonRow } from '../../../main/report/compare/comparison.ts';
import { shaped } from './shaped.ts';

const comparison: z.ZodType<Comparison> = z.object({
  columns: z.array(
    shaped<ComparisonColumn>({ workflow: 'string', title: 'string', verdict: 'string', cited: 'object' }),
  ),
  rows: z.array(
    shaped<ComparisonRow>({
      id: 'string',
      group: 'string',
      title: 'string',
      cells: 'object',
      differs: 'boolean',
      deviating: 'object',
    }),
  ),
});

/** What the lab answered, its envelope checked. undefined: not a comparison that this dashboard knows. */
export function parseComparison(answer: unknown): Comparison | undefined {
  return comparison.safeParse(answer).data;
}

/** The recordings of `workflows` side by side. undefined: the lab does not answer, or not with a comparison. */
export async function fetchComparison(
  token: string,
  workflows: readonly string[],
  signal: AbortSignal,
): Promise<Comparison | undefined> {
  const query = new URLSearchParams(workflows.map((id) => ['workflow', id]));
  try {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`/api/comparison?${query}`, { headers, signal });
    return response.ok ? parseComparison(await response.json()) : undefined;
  } catch {
    return undefined;
  }
}
