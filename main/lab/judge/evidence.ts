import { hosts } from '../../../scenarios/parties.ts';
import type { PageStep } from '../../../scenarios/step.ts';
import type { Entry } from '../../recording/entry.ts';

/** Gathers what proves that something happened in a page. */
export interface Evidence {
  /** True for the entry with which the proof is complete. */
  isCompletedBy(entry: Entry<string>): boolean;
}

/** The step was waited for in vain. */
export function sayUnseen({ evidence, says, site }: PageStep): string {
  const page = `The page of ${hosts[site]}`;
  if ('stores' in evidence) {
    const { name, area, role } = evidence.stores;
    return `${page} wrote nothing under "${name}" into its ${area}; the workflow keeps the ${role} there.`;
  }
  if ('misses' in evidence) {
    const { name, area } = evidence.misses;
    return `${page} did not look for "${name}" in its ${area}, or found one; the workflow has it look and find none.`;
  }
  return `"${says}" was not seen in the browser.`;
}

/** Evidence for one step, gathered from the entries that come after the message before it. */
export function createEvidence({ evidence, site }: PageStep): Evidence {
  if ('shows' in evidence) {
    return {
      isCompletedBy: (entry) =>
        entry.type === 'page' && entry.shows === evidence.shows && URL.parse(entry.origin)?.hostname === hosts[site],
    };
  }
  if ('misses' in evidence || 'stores' in evidence) {
    const { name, area } = 'misses' in evidence ? evidence.misses : evidence.stores;
    return {
      isCompletedBy: (entry) =>
        (entry.type === 'storage' || entry.type === 'storage read') &&
        entry.area === area &&
        entry.key === name &&
        URL.parse(entry.origin)?.hostname === hosts[site] &&
        (entry.type === 'storage'
          ? 'stores' in evidence && entry.value !== null
          : 'misses' in evidence && !entry.found),
    };
  }
  const missing = new Set(evidence.replaced.map(({ name }) => name));
  return {
    isCompletedBy(entry) {
      if (entry.type !== 'cookie' || entry.change !== 'replaced') return false;
      return missing.delete(entry.cookie.name) && missing.size === 0;
    },
  };
}
