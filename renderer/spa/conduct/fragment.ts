import { z } from '../zod.ts';

/** A login that has worked (RFC 6749 section 4.2.2). */
export const granted = z.object({ access_token: z.string(), state: z.string() });

/** One that has not (section 4.2.2.1). */
export const refused = z.object({ error: z.string() });

/** What FusionAuth has put behind the `#`, taken out of the address bar and the history before anything else is done. */
export function takeFragment(): unknown {
  if (location.pathname !== '/callback') return {};
  const fragment = location.hash.slice(1);
  history.replaceState(null, '', '/');
  return Object.fromEntries(new URLSearchParams(fragment));
}
