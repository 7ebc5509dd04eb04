import { findBrowser, launchChromium, obtainBrowser } from '../shells/chromium/index.ts';
import type { Shell } from '../shells/port.ts';

/** There is no browser here and none could be had. */
class NoBrowserError extends Error {
  override readonly name = 'NoBrowserError';
}

/**
 * Starts the browser that is there, or gets one first.
 * @param path the executable to use, and no other.
 * @throws NoBrowserError, BrowserLaunchError
 */
export async function openShell(headed: boolean, tell: (line: string) => void, path?: string): Promise<Shell> {
  const found = findBrowser(path);
  if (found.outcome === 'found') return launchChromium({ ...found, headed });
  if (path !== undefined)
    throw new NoBrowserError(
      `There is no program at ${path}. Leave --browser away to use the browser that is installed.`,
    );
  const obtained = await obtainBrowser(tell);
  if (obtained.outcome === 'not obtained') throw new NoBrowserError(obtained.advice);
  return launchChromium({ ...obtained, headed });
}
