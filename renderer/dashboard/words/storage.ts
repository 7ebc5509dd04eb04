import type { StoredItem } from '../model/storage.ts';
import type { AttributeWords } from './cookie.ts';

/** What it means that something lies in a page's storage, in plain words (HTML, section 12.2). */
export function storageInWords({ area, origin }: Pick<StoredItem, 'area' | 'origin'>): readonly AttributeWords[] {
  const host = URL.parse(origin)?.host ?? origin;
  return [
    { says: 'any script of the page can read it', term: area },
    { says: 'travels only when a script sends it', term: 'no cookie' },
    { says: `only pages of ${host}`, term: 'same origin' },
    area === 'local storage'
      ? { says: 'the browser keeps it until a script removes it', term: 'no expiry' }
      : { says: 'gone with its window', term: 'one window' },
  ];
}
