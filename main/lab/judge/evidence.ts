import { hosts } from '../../../scenarios/parties.ts';
import type { PageStep } from '../../../scenarios/step.ts';
import type { Entry } from '../../recording/entry.ts';

/** Gathers what proves that something happened in a page. */
export interface Evidence {
  /** True for the entry with which the proof is complete. */
  isCompletedBy(entry: Entry<string>): boolean;
}

/** Evidence for one step, gathered from the entries that come after the message before it. */
export function createEvidence({ evidence, site }: PageStep): Evidence {
  if ('shows' in evidence) {
    return {
      isCompletedBy: (entry) =>
        entry.type === 'page' && entry.shows === evidence.shows && URL.parse(entry.origin)?.hostname === hosts[site],
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
