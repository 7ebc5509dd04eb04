import { catalogue } from '../../scenarios/catalogue.ts';
import type { Workflow } from '../../scenarios/workflow.ts';

/** Nobody has heard of a workflow or scenario of that name. `nearest` are those that were perhaps meant. */
class UnknownWorkflowError extends Error {
  override readonly name = 'UnknownWorkflowError';
  readonly nearest: readonly string[];
  constructor(asked: string, nearest: readonly string[]) {
    super(
      `There is no workflow "${asked}". ${nearest.length > 0 ? `Did you mean ${nearest.map((id) => `"${id}"`).join(' or ')}?` : ''}`.trim(),
    );
    this.nearest = nearest;
  }
}

/** The workflow with this id. Throws UnknownWorkflowError. */
export function findWorkflow(id: string): Workflow {
  const found = catalogue.find((workflow) => workflow.id === id);
  if (found) return found;
  throw new UnknownWorkflowError(id, nearestIds(id));
}

/** The ids that share most pairs of letters with what was typed (Dice's coefficient), best first, at most three. */
function nearestIds(asked: string): string[] {
  return catalogue
    .map(({ id }) => ({ id, likeness: likeness(asked, id) }))
    .filter((one) => one.likeness > 0.2)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 3)
    .map(({ id }) => id);
}

function likeness(a: string, b: string): number {
  const pairsOf = (text: string) =>
    new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2).toLowerCase()));
  const [left, right] = [pairsOf(a), pairsOf(b)];
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return left.size + right.size === 0 ? 0 : (2 * shared) / (left.size + right.size);
}
