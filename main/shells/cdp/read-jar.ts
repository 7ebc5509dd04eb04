import { z } from 'zod';
import type { JarCookie } from '../../recording/entry.ts';
import type { CdpConnection } from '../port.ts';
import { cdpCookie, jarCookie } from './cdp-cookie.ts';

const jar = z.object({ cookies: z.array(cdpCookie) });

/**
 * All cookies of the profile that a window belongs to, HttpOnly ones too, through any one of its windows. CDP calls the command
 * deprecated in favour of Storage.getCookies, which on a page's connection answers for the default profile and not for the
 * page's own (measured in Chromium 156).
 */
export async function readJar({ cdp }: { readonly cdp: CdpConnection }): Promise<JarCookie<string>[]> {
  return jar.parse(await cdp.send('Network.getAllCookies')).cookies.map(jarCookie);
}
