import { siteCookie } from '../cookies.ts';
import type { SiteName } from '../parties.ts';
import { partyTitle } from '../parties.ts';
import type { Point } from '../space.ts';
import type { RequestExpectation, Step } from '../step.ts';
import { keepsInStorage, keepsSession, keptCookies } from './keeps.ts';
import { dropIntoStorage } from './local-storage.ts';
import { message, present } from './message.ts';
import { scriptHoldsJwt, spentLoginCookie } from './notes.ts';
import { sessionCreated } from './session.ts';

/**
 * The page takes the JWT out of the fragment and gives it to its backend, which puts it into a cookie or a session
 * (S-DROP-URI, S-START), or keeps it itself (S-LSDROP-URI). `held`: cookies of an earlier login that the browser still has.
 */
export function dropFromFragment(
  point: Point,
  site: SiteName,
  held: RequestExpectation['cookiesSent'] = [],
): readonly Step[] {
  const arrive = message(
    'browser',
    site,
    'GET {redirect_uri} without the JWT',
    'HTML, CSS, JS',
    { method: 'GET', path: '/callback', cookiesSent: held },
    { status: 200 },
  );
  if (keepsInStorage(point)) return [arrive, ...dropIntoStorage(point, site)];
  const kept = keptCookies(point, site);
  const login = siteCookie(site, 'login in progress');
  const path = keepsSession(point) ? '/api/start-session' : '/api/cookie-drop';
  return [
    arrive,
    message(
      'browser',
      site,
      `AJAX POST ${path} (JWT from the fragment)`,
      `200, ${kept.map(({ role }) => role).join(' + ')} cookie of ${partyTitle[site]}`,
      { method: 'POST', path, parameters: { token: present, state: present }, cookiesSent: [...held, login] },
      {
        status: 200,
        json: ['user'],
        setCookies: [
          ...kept.map((cookie) => ({ cookie, change: 'set' as const })),
          { cookie: login, change: 'cleared' },
        ],
      },
      { during: sessionCreated(point, site), notes: [scriptHoldsJwt, spentLoginCookie] },
    ),
  ];
}
