import { z } from 'zod';
import type { CdpConnection } from '../port.ts';
import type { Listeners } from './listen.ts';
import type { StorageChange } from './observer.ts';

const storageId = z.object({ storageKey: z.string(), isLocalStorage: z.boolean() });
const written = z.object({ storageId, key: z.string(), newValue: z.string() });
const removed = z.object({ storageId, key: z.string() });
const cleared = z.object({ storageId });

type Area = Pick<StorageChange, 'origin' | 'area'>;

/** A storage key is an origin with a slash, and after a `^` the site it is partitioned by. */
function areaOf({ storageKey, isLocalStorage }: z.output<typeof storageId>): Area {
  const { origin } = new URL(storageKey.split('^')[0] ?? storageKey);
  return { origin, area: isLocalStorage ? 'local storage' : 'session storage' };
}

/** What is in each area, so that clearing one can be told key by key, and so that nothing is told twice. */
export class KnownStorage {
  readonly #areas = new Map<string, Map<string, string>>();

  /** True when this is news. */
  learn({ origin, area, key, value }: StorageChange): boolean {
    const items = this.#items({ origin, area });
    if ((items.get(key) ?? null) === value) return false;
    if (value === null) items.delete(key);
    else items.set(key, value);
    return true;
  }

  keys(area: Area): string[] {
    return [...this.#items(area).keys()];
  }

  #items({ origin, area }: Area): Map<string, string> {
    const name = `${area} ${origin}`;
    const known = this.#areas.get(name);
    if (known !== undefined) return known;
    const items = new Map<string, string>();
    this.#areas.set(name, items);
    return items;
  }
}

/**
 * Reports what pages write to local and session storage.
 * @param shared local storage is the profile's: several windows of one origin hear of the same change.
 */
export async function watchStorage(
  cdp: CdpConnection,
  listeners: Listeners,
  shared: KnownStorage,
  report: (change: StorageChange) => void,
): Promise<void> {
  const own = new KnownStorage();
  const knownOf = ({ area }: Area) => (area === 'local storage' ? shared : own);
  const tell = (change: StorageChange) => {
    if (knownOf(change).learn(change)) report(change);
  };
  listeners.on('DOMStorage.domStorageItemAdded', written, ({ storageId: id, key, newValue }) =>
    tell({ ...areaOf(id), key, value: newValue }),
  );
  listeners.on('DOMStorage.domStorageItemUpdated', written, ({ storageId: id, key, newValue }) =>
    tell({ ...areaOf(id), key, value: newValue }),
  );
  listeners.on('DOMStorage.domStorageItemRemoved', removed, ({ storageId: id, key }) =>
    tell({ ...areaOf(id), key, value: null }),
  );
  listeners.on('DOMStorage.domStorageItemsCleared', cleared, ({ storageId: id }) => {
    const area = areaOf(id);
    for (const key of knownOf(area).keys(area)) tell({ ...area, key, value: null });
  });
  await cdp.send('DOMStorage.enable');
}
