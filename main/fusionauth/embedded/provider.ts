import type { Clock } from './clock.ts';
import type { Store } from './store/store.ts';

/** What every route needs: what is known, and what time it is. */
export interface Provider {
  readonly clock: Clock;
  readonly store: Store;
}
