import type { SiteName } from '../parties.ts';
import { partyTitle } from '../parties.ts';
import type { Point } from '../space.ts';
import type { MessageStep, Step } from '../step.ts';
import { isCookie } from '../storage.ts';
import { keepsInStorage, keptCookies, shortLived } from './keeps.ts';
import { loadRefused, person } from './load.ts';
import { dropIntoStorage } from './local-storage.ts';
import { message, present } from './message.ts';
import { scriptHoldsAnswer } from './notes.ts';

/**
 * The page has a JWT from an answer of FusionAuth and brings it to where it is kept (S-DROP-BODY, S-LSDROP-BODY); FusionAuth's
 * own cookies on a shared domain need no bringing. `replaces`: the browser still holds the one before.
 */
export function handOver(point: Point, site: SiteName, which: 'first' | 'replaces'): readonly Step[] {
  if (point.login === 'native form to FusionAuth, same domain') return [];
  if (keepsInStorage(point)) return dropIntoStorage(point, site);
  const { kept } = shortLived(point, site);
  return [
    drop(point, site, which, `200, JWT cookie of ${partyTitle[site]}`, {
      status: 200,
      json: ['user'],
      setCookies: isCookie(kept) ? [{ cookie: kept, change: 'set' }] : [],
    }),
  ];
}

/** The same with a JWT that was issued for another site: wherever it is shown, the site does not take it. */
export function handOverRefused(point: Point, site: SiteName): readonly Step[] {
  const ask = loadRefused(point, site, person(point, site, 'is led here'));
  if (point.login === 'native form to FusionAuth, same domain') return [ask];
  if (keepsInStorage(point)) return [...dropIntoStorage(point, site), ask];
  return [drop(point, site, 'replaces', '401 refused', { status: 401 })];
}

function drop(
  point: Point,
  site: SiteName,
  which: 'first' | 'replaces',
  answers: string,
  response: Parameters<typeof message>[5],
): MessageStep {
  return message(
    'browser',
    site,
    'AJAX POST /api/cookie-drop (JWT from the answer)',
    answers,
    {
      method: 'POST',
      path: '/api/cookie-drop',
      parameters: { token: present },
      cookiesSent: which === 'replaces' ? keptCookies(point, site) : [],
    },
    response,
    { notes: [scriptHoldsAnswer] },
  );
}
