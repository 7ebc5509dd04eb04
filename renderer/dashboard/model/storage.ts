import type { MaskedText } from '../../../main/recording/credential.ts';
import type { Entry, Profile } from '../../../main/recording/entry.ts';

/** One write of an item, or its removal. */
interface StorageEvent {
  readonly seq: number;
  readonly at: number;
  /** null: removed. */
  readonly value: MaskedText | null;
}

/** An item of a page's storage: as it is now, or was last, and how it came to be so. */
export interface StoredItem {
  readonly id: string;
  readonly profile: Profile;
  readonly origin: string;
  readonly area: 'local storage' | 'session storage';
  readonly key: string;
  readonly value: MaskedText;
  readonly present: boolean;
  /** When its present value came. */
  readonly since: number;
  /** Oldest first; grows in place. */
  readonly history: StorageEvent[];
}

/** Every item that a page has stored, in the order in which they first appeared. */
export type Stores = Map<string, StoredItem>;

/** Takes one entry in. */
export function addToStores(stores: Stores, entry: Entry<MaskedText>): void {
  if (entry.type !== 'storage') return;
  const { profile, origin, area, key, value, seq, at } = entry;
  const id = [profile, origin, area, key].join(' ');
  const before = stores.get(id);
  const history = before?.history ?? [];
  history.push({ seq, at, value });
  stores.set(id, {
    id,
    profile,
    origin,
    area,
    key,
    value: value ?? before?.value ?? [],
    present: value !== null,
    since: at,
    history,
  });
}

/** The items of each page's storage, side by side: by profile, origin and area. */
export function byArea(stores: Stores): readonly (readonly [StoredItem, ...StoredItem[]])[] {
  const groups = Map.groupBy(stores.values(), ({ profile, origin, area }) => [profile, origin, area].join(' '));
  return [...groups.values()].flatMap(([first, ...rest]) => (first ? [[first, ...rest] as const] : []));
}
