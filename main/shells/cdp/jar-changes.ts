import type { JarCookie } from '../../recording/entry.ts';
import type { JarCause } from './set-cookie-lines.ts';

export interface JarChange {
  readonly change: 'set' | 'replaced' | 'removed';
  /** For a removal, as it was last. */
  readonly cookie: JarCookie<string>;
  readonly mark: string | undefined;
}

/** The history of one cookie since it was last looked at. */
export interface CookieHistory {
  readonly before: JarCookie<string> | undefined;
  /** What the browser says is there now. */
  readonly after: JarCookie<string> | undefined;
  /** What responses asked for in between, in order. */
  readonly causes: readonly JarCause[];
  /** False while a request is on its way, whose response may explain a difference. */
  readonly final: boolean;
}

/** `undecided`: look again later, with the same `before` and the same causes. */
export type CookieStory = readonly JarChange[] | 'undecided';

function isSame(one: JarCookie<string> | undefined, other: JarCookie<string> | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return (
    one.value === other.value &&
    one.expiresAt === other.expiresAt &&
    one.httpOnly === other.httpOnly &&
    one.secure === other.secure &&
    one.sameSite === other.sameSite
  );
}

/** One step, or nothing when it changes nothing. */
function changeOf(
  before: JarCookie<string> | undefined,
  after: JarCookie<string> | undefined,
  mark: string | undefined,
): JarChange[] {
  if (isSame(before, after)) return [];
  if (after !== undefined) return [{ change: before === undefined ? 'set' : 'replaced', cookie: after, mark }];
  return before === undefined ? [] : [{ change: 'removed', cookie: before, mark }];
}

/**
 * Tells what happened to one cookie. The browser has no event for it, only its jar now; a chain of redirects may set a cookie
 * and take it away again between two looks. The last response whose wish the jar fulfils explains the jar, the ones before it
 * happened in between; what no response explains was a script or the browser itself.
 */
export function tellStory({ before, after, causes, final }: CookieHistory): CookieStory {
  const explained = causes.findLastIndex(({ cookie }) => (cookie?.value ?? null) === (after?.value ?? null));
  if (explained < 0) {
    if (isSame(before, after) && causes.length === 0) return [];
    return final ? changeOf(before, after, undefined) : 'undecided';
  }
  const changes: JarChange[] = [];
  let state = before;
  for (const [at, { cookie, mark }] of causes.slice(0, explained + 1).entries()) {
    const next = at === explained ? after : (cookie ?? undefined);
    changes.push(...changeOf(state, next, mark));
    state = next;
  }
  return changes;
}
