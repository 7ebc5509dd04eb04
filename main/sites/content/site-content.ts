import { type CartItem, cart } from '../../../scenarios/demo-data/cart.ts';
import { type ForumPost, posts } from '../../../scenarios/demo-data/posts.ts';
import type { SiteName } from '../../../scenarios/parties.ts';
import { looks, type SiteLook } from './site-look.ts';

/** JSON body; its one member is what the workflow looks for. */
export type SiteData = { readonly items: readonly CartItem[] } | { readonly posts: readonly ForumPost[] };

/** What a site has to say to everybody, and to offer to whoever is logged in. */
export interface SiteContent {
  readonly look: SiteLook;
  readonly data: SiteData;
  /** The colour of its icon. */
  readonly colour: string;
}

export const siteContent: Readonly<Record<SiteName, SiteContent>> = {
  store: { look: looks.store, data: { items: cart }, colour: '#b4532a' },
  forums: { look: looks.forums, data: { posts }, colour: '#2f6f68' },
};
