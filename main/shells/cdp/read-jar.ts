import { z } from 'zod';
import type { JarCookie } from '../../recording/entry.ts';
import type { CdpConnection } from '../port.ts';
import { cdpCookie, jarCookie } from './cdp-cookie.ts';

const jar = z.object({ cookies: z.array(cdpCookie) });

/** All cookies of the profile that a window belongs to, HttpOnly ones too, through any one of its windows. */
export async function readJar({ cdp }: { readonly cdp: CdpConnection }): Promise<JarCookie<string>[]> {
  return jar.parse(await cdp.send('Storage.getCookies')).cookies.map(jarCookie);
}
