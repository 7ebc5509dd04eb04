import { z } from 'zod';
import type { CdpConnection } from '../port.ts';
import type { Listeners } from './listen.ts';
import type { BrowserObserver } from './observer.ts';
import { probeSource } from './probe-source.ts';

const binding = 'loginscopeProbe';

const called = z.object({ name: z.string(), payload: z.string() });

const report = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('saw'),
    origin: z.string(),
    source: z.enum([
      'location',
      'document.cookie',
      'local storage',
      'session storage',
      'form field',
      'fetch request',
      'fetch response',
    ]),
    text: z.string(),
  }),
  z.object({
    kind: z.literal('read'),
    origin: z.string(),
    area: z.enum(['local storage', 'session storage']),
    key: z.string(),
    found: z.boolean(),
  }),
  z.object({ kind: z.literal('page'), origin: z.string(), shows: z.enum(['login form', 'no login form']) }),
]);

/**
 * Reads, from inside every page and with no more rights than any script there, what an injected script could read, and says
 * when. It runs before the page's own scripts, as a compromised dependency may.
 */
export async function watchFromWithin(
  cdp: CdpConnection,
  listeners: Listeners,
  observer: Pick<BrowserObserver, 'scriptSaw' | 'storageRead' | 'pageShows'>,
): Promise<void> {
  listeners.on('Runtime.bindingCalled', called, ({ name, payload }) => {
    if (name !== binding) return;
    const parsed = report.safeParse(tryJson(payload));
    // The page could call the binding too; what is not a report of the probe is nobody's evidence.
    if (!parsed.success) return;
    if (parsed.data.kind === 'saw') observer.scriptSaw(parsed.data);
    else if (parsed.data.kind === 'read') observer.storageRead(parsed.data);
    else observer.pageShows(parsed.data);
  });
  await cdp.send('Runtime.addBinding', { name: binding });
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: probeSource(binding), runImmediately: true });
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
