import type { SiteName } from '../../../scenarios/parties.ts';
import { cart } from './cart.ts';
import { posts } from './posts.ts';

/** What a site has to offer to whoever is logged in. */
export interface SiteContent {
  /** JSON body; its one member is what the workflow looks for. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The site's own colour, as in its pages. */
  readonly colour: string;
}

export const siteContent: Readonly<Record<SiteName, SiteContent>> = {
  store: { data: { items: cart }, colour: '#b4532a' },
  forums: { data: { posts }, colour: '#2f6f68' },
};
