import type { Cart } from './replies.ts';

const money = new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' });
const price = (cents: number) => money.format(cents / 100);

/** The cart, line by line, and what it comes to. */
export function CartView({ cart: { items } }: { readonly cart: Cart }) {
  const total = items.reduce((sum, { quantity, priceInCents }) => sum + quantity * priceInCents, 0);
  return (
    <ul className="cart">
      {items.map(({ id, title, detail, quantity, priceInCents }) => (
        <li key={id}>
          <span className="piece">
            <strong>{title}</strong>
            <small>{detail}</small>
          </span>
          <span className="quantity">{quantity} ×</span>
          <span className="price">{price(priceInCents)}</span>
        </li>
      ))}
      <li className="total">
        <span>Total</span>
        <span className="price">{price(total)}</span>
      </li>
    </ul>
  );
}
