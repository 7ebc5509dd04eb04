/** One line of the shopping cart. The price is in cents, for one piece. */
export interface CartItem {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly quantity: number;
  readonly priceInCents: number;
}

/** Everybody has the same cart: the workflows are about who may see it. */
export const cart: readonly CartItem[] = [
  { id: 'kettle', title: 'Gooseneck kettle', detail: 'Brushed steel, 0.9 l', quantity: 1, priceInCents: 5400 },
  { id: 'cups', title: 'Stoneware cups', detail: 'Set of four, oat', quantity: 1, priceInCents: 3200 },
  { id: 'beans', title: 'Coffee beans', detail: 'Medium roast, 250 g', quantity: 2, priceInCents: 1150 },
];
