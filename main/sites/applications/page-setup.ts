import type { Point } from '../../../scenarios/space.ts';
import type { SiteLook } from '../content/site-look.ts';

/** What the page of a single-page application is told of itself, in a data block that renderer/spa/setup.ts reads. */
export interface PageSetup extends Point {
  readonly site: SiteLook;
  /** Where cart or posts are. */
  readonly dataPath: string;
  /** As the login needs them. */
  readonly addresses: Readonly<Record<string, string>>;
}

/** `page` with the block in it. Browsers do not execute it, so the Content-Security-Policy has nothing against it. */
export function pageWithSetup(page: string, setup: PageSetup): string {
  // Nothing in JSON ends a script element, or begins one, but what starts with a `<`.
  const json = JSON.stringify(setup).replaceAll('<', '\\u003c');
  return page.replace(/<\/body>|$/, (end) => `<script type="application/json" id="site">${json}</script>${end}`);
}
