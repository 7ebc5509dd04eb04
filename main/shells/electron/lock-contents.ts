import type { WebContents } from 'electron';
import { hosts } from '../../../scenarios/parties.ts';

const labHosts: ReadonlySet<string> = new Set(Object.values(hosts));

function isOfLab(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'about:' || (protocol === 'http:' && labHosts.has(hostname));
}

/** By the rules of switches.ts. What does not resolve fails by itself, and the browser says why. */
function resolves(address: string): boolean {
  return /(^|\.)localhost$/.test(new URL(address).hostname);
}

/** Keeps a page, its frames and its redirects on the lab's own hosts, and in its window. */
export function lockContents(contents: WebContents): void {
  contents.on('will-frame-navigate', (event) => {
    if (!isOfLab(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOfLab(event.url) && resolves(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
