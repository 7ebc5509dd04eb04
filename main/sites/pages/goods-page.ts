import type { SiteData } from '../content/site-content.ts';
import type { SiteLook } from '../content/site-look.ts';
import { html } from '../http/html.ts';
import type { User } from '../user.ts';
import { cartList } from './cart-list.ts';
import type { Page } from './document.ts';
import { postList } from './post-list.ts';

interface Goods {
  readonly user: User;
  readonly data: SiteData;
  /** Of this very page: its button asks for it again. */
  readonly path: string;
}

/** What one comes here for: the cart or the posts (W-LOAD, W-F-LOAD). */
export function goodsPage({ data: { heading, button } }: SiteLook, { user, data, path }: Goods): Page {
  return {
    title: heading,
    user,
    main: html`<section class="card">
<div class="bar"><h1>${heading}</h1><a class="strong" role="button" href="${path}">${button}</a></div>
${'items' in data ? cartList(data.items) : postList(data.posts)}
</section>`,
  };
}
