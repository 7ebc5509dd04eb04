import type { WebContents } from 'electron';
import { hosts } from '../../../scenarios/parties.ts';

const labHosts: ReadonlySet<string> = new Set(Object.values(hosts));

/** @param labPort undefined while nothing of the lab listens. Other programs may answer for its hosts at other ports. */
function isOfLab(address: string, labPort: number | undefined): boolean {
  const { protocol, hostname, port } = new URL(address);
  return protocol === 'about:' || (protocol === 'http:' && labHosts.has(hostname) && Number(port || 80) === labPort);
}

/** By the rules of switches.ts. What does not resolve fails by itself, and the browser says why. */
function resolves(address: string): boolean {
  return /(^|\.)localhost$/.test(new URL(address).hostname);
}

/** Keeps a page, its frames and its redirects on the lab's own hosts at its own port, and in its window. */
export function lockContents(contents: WebContents, labPort: () => number | undefined): void {
  contents.on('will-frame-navigate', (event) => {
    if (!isOfLab(event.url, labPort())) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOfLab(event.url, labPort()) && resolves(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
