import type { CookieKind } from '../../../scenarios/cookies.ts';
import { hosts } from '../../../scenarios/parties.ts';
import type { PageStep, ProfileMode } from '../../../scenarios/step.ts';
import type { Entry, JarCookie, Profile } from '../../recording/entry.ts';

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

/** Evidence for one step of a scenario in `mode`, gathered from the entries that come after the message before it. */
export function createEvidence({ evidence, site }: PageStep, mode: ProfileMode): Evidence {
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
  const profile: Profile = mode === 'one browser' ? 'shared' : site;
  const missing = new Set(evidence.replaced);
  return {
    isCompletedBy(entry) {
      if (entry.type !== 'cookie' || entry.change !== 'replaced' || entry.profile !== profile) return false;
      const overwritten = [...missing].find((kind) => isIt(kind, entry.cookie));
      return overwritten !== undefined && missing.delete(overwritten) && missing.size === 0;
    },
  };
}

/** A cookie is its name, its domain and its path (RFC 6265 section 5.3, step 11); the scenarios' are good for a whole host. */
function isIt({ name, domain, reach }: CookieKind, cookie: JarCookie<string>): boolean {
  const kept = reach === 'subdomains' ? `.${domain}` : domain;
  return cookie.name === name && cookie.domain === kept && cookie.path === '/';
}
