import type { Cart, Posts, Reply, User } from './replies.ts';
import type { Site } from './setup.ts';

/** One line of "What just happened". */
export interface Happening {
  readonly key: number;
  readonly says: string;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** What to do about it, if anything. */
  readonly then?: string;
}

/** What this page knows: only what it was told. */
export interface Visit {
  readonly visitor:
    | { readonly kind: 'not known yet' }
    /** `login`: where to log in; undefined: with the form in this page, which says `why`. */
    | { readonly kind: 'nobody'; readonly login: string | undefined; readonly why?: string }
    | { readonly kind: 'user'; readonly user: User };
  readonly cart?: Cart;
  readonly posts?: Posts;
  /** Newest first. */
  readonly happenings: readonly Happening[];
}

export const newVisit: Visit = { visitor: { kind: 'not known yet' }, happenings: [] };

/** More would cover the page. */
const remembered = 3;

function happened(visit: Visit, says: string, status: number, then?: string): Pick<Visit, 'happenings'> {
  const key = (visit.happenings[0]?.key ?? 0) + 1;
  const newest = { key, says, status, ...(then === undefined ? {} : { then }) };
  return { happenings: [newest, ...visit.happenings].slice(0, remembered) };
}

/** The visit after a reply, told in plain words. */
export function hear(site: Site, visit: Visit, reply: Reply): Visit {
  const { status } = reply;
  const name = site.spokenName.replace(/^the/, 'The');
  switch (reply.kind) {
    case 'user':
      return { ...visit, visitor: reply, ...happened(visit, `${name} recognised you`, status) };
    case 'nobody': {
      const before = visit.visitor.kind === 'user';
      const says = before ? `${name} no longer knew you` : `${name} did not know you`;
      // Whatever was shown belonged to the one who is gone.
      return {
        visitor: { kind: 'nobody', login: reply.login, ...(before ? { why: `${says}. Please log in again.` } : {}) },
        ...happened(visit, says, status, before ? 'Log in again.' : undefined),
      };
    }
    case 'refused':
      return {
        visitor: { kind: 'nobody', login: undefined, why: reply.problem },
        ...happened(visit, 'Not logged in', status),
      };
    case 'expired':
      return { ...visit, ...happened(visit, `${name} no longer took your token`, status) };
    case 'ran out':
      return { ...visit, ...happened(visit, 'Your token has run out', status) };
    case 'renewed':
      return { ...visit, ...happened(visit, 'FusionAuth gave a new one', status) };
    case 'not renewed':
      return { ...visit, ...happened(visit, 'FusionAuth gave no new one', status) };
    case 'cart':
      return { ...visit, cart: reply.cart, ...happened(visit, site.data.loaded, status) };
    case 'posts':
      return { ...visit, posts: reply.posts, ...happened(visit, site.data.loaded, status) };
    case 'logged out':
      return reply.logout === undefined
        ? { visitor: { kind: 'nobody', login: undefined }, ...happened(visit, 'FusionAuth logged you out', status) }
        : { ...visit, ...happened(visit, 'Logged out here', status) };
    case 'problem':
      return { ...visit, ...happened(visit, `${name} could not answer`, status, reply.problem) };
  }
}
