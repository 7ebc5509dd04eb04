import { siteCookie } from '../cookies.ts';
import type { SiteName } from '../parties.ts';
import type { MessageStep, RequestExpectation } from '../step.ts';
import { message } from './message.ts';
import { loginRouteImplied } from './notes.ts';

/** A web application's /login, which sends the browser on to FusionAuth. */
export function forwardToFusionAuth(site: SiteName, held: RequestExpectation['cookiesSent'] = []): MessageStep {
  return message(
    'browser',
    site,
    'GET /login',
    '302 to /oauth2/authorize',
    { method: 'GET', path: '/login', cookiesSent: held },
    {
      status: 302,
      location: { to: 'fusionauth', path: '/oauth2/authorize', carries: ['client_id', 'redirect_uri', 'state'] },
      setCookies: [{ cookie: siteCookie(site, 'login in progress'), change: 'set' }],
    },
    { notes: [loginRouteImplied] },
  );
}
