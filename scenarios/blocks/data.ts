import type { SiteName } from '../parties.ts';
import type { Application } from '../space.ts';
import type { ResponseExpectation } from '../step.ts';

/** What a person wants of a site once logged in: where it is, how it is asked for, what comes. */
export interface SiteData {
  readonly path: string;
  readonly button: 'Load cart' | 'Load posts';
  readonly what: string;
  readonly content: Pick<ResponseExpectation, 'json' | 'shows' | 'data'>;
}

/** Its data as JSON for a page that stays, or as a page (S-LOAD and W-LOAD blocks). */
export function dataOf(application: Application, site: SiteName): SiteData {
  const store = site === 'store';
  const what = store ? 'cart' : 'posts';
  const button = store ? 'Load cart' : 'Load posts';
  if (application === 'webapp') {
    return {
      path: store ? '/shopping-cart' : '/posts',
      button,
      what,
      content: { shows: store ? 'Your cart' : 'Posts', data: site },
    };
  }
  return {
    path: store ? '/api/load-shopping-cart' : '/api/load-posts',
    button,
    what,
    content: { json: [store ? 'items' : 'posts'], data: site },
  };
}
