import { catalogue } from '../../scenarios/catalogue.ts';
import type { Workflow } from '../../scenarios/workflow.ts';

/** Nobody has heard of a workflow of that name. Says which ones come nearest. */
class UnknownWorkflowError extends Error {
  override readonly name = 'UnknownWorkflowError';
  constructor(asked: string, nearest: readonly string[]) {
    const meant = nearest.map((id) => `"${id}"`).join(' or ');
    super(`There is no workflow "${asked}". Did you mean ${meant}? \`npm run lab -- list\` shows all.`);
  }
}

/** The workflow with this id. Throws UnknownWorkflowError. */
export function findWorkflow(id: string): Workflow {
  const found = catalogue.find((workflow) => workflow.id === id);
  if (found) return found;
  throw new UnknownWorkflowError(id, nearestIds(id));
}

/** The ids that share most pairs of letters with what was typed (Dice's coefficient), best first: three. */
function nearestIds(asked: string): string[] {
  return catalogue
    .map(({ id }) => ({ id, likeness: likeness(asked, id) }))
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
