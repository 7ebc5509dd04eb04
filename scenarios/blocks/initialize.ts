import { siteCookie } from '../cookies.ts';
import type { SiteName } from '../parties.ts';
import type { MessageStep } from '../step.ts';
import { loginLink } from './notes.ts';

/** First visit to a single-page application: its page, then the probe that finds nobody logged in (S-INIT, F-INIT). */
export function initialize(site: SiteName): readonly MessageStep[] {
  return [
    {
      kind: 'message',
      from: 'browser',
      to: site,
      says: 'GET /',
      answers: 'HTML, CSS, JS',
      action: { do: 'open', site },
      request: { method: 'GET', path: '/', cookiesSent: [] },
      response: { status: 200, setCookies: [] },
      during: [],
    },
    {
      kind: 'message',
      from: 'browser',
      to: site,
      says: 'AJAX GET /api/user',
      answers: '404 Missing',
      request: { method: 'GET', path: '/api/user', cookiesSent: [] },
      response: { status: 404, setCookies: [{ cookie: siteCookie(site, 'login in progress'), change: 'set' }] },
      during: [],
      notes: [loginLink],
    },
  ];
}
