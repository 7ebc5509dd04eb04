import type { CookieKind } from './cookies.ts';
import { hosts, type SiteName } from './parties.ts';

/** A credential that a page keeps in its local storage, which every script of its origin can read. */
export interface StorageItem {
  readonly role: 'JWT';
  readonly owner: SiteName;
  /** The key. */
  readonly name: string;
  /** The host whose pages share it, and no other's. */
  readonly domain: string;
  readonly area: 'local storage';
}

/** Whatever a browser keeps that proves who is there. */
export type Kept = CookieKind | StorageItem;

/** True for what a browser sends by itself; the rest a script has to send. */
export function isCookie(kept: Kept): kept is CookieKind {
  return 'httpOnly' in kept;
}

/** True for what lies in a page's storage. */
export function isStored(kept: Kept): kept is StorageItem {
  return !isCookie(kept);
}

/** The JWT in the local storage of `site`. */
export function storedJwt(site: SiteName): StorageItem {
  return { role: 'JWT', owner: site, name: 'jwt', domain: hosts[site], area: 'local storage' };
}
