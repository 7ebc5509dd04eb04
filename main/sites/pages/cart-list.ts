import type { CartItem } from '../../../scenarios/demo-data/cart.ts';
import { type Html, html } from '../http/html.ts';

const money = new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' });
const price = (cents: number) => money.format(cents / 100);

/** The cart, line by line, and what it comes to; as renderer/spa/cart-view.tsx. */
export function cartList(items: readonly CartItem[]): Html {
  const total = items.reduce((sum, { quantity, priceInCents }) => sum + quantity * priceInCents, 0);
  const lines = items.map(
    ({ title, detail, quantity, priceInCents }) => html`<li>
<span class="piece"><strong>${title}</strong><small>${detail}</small></span>
<span class="quantity">${quantity} ×</span>
<span class="price">${price(priceInCents)}</span>
</li>`,
  );
  return html`<ul class="cart">
${lines}
<li class="total"><span>Total</span><span class="price">${price(total)}</span></li>
</ul>`;
}
