import { expect, it } from 'vitest';
import { findWorkflow } from '../../main/lab/find-workflow.ts';
import { openForAllTests } from './bench.ts';
import { json, rewriteCookie, type Touch, touch } from './breaks.ts';

/** What the other founding workflows hang on, broken one at a time: the step that it concerns fails, and says why. */

const { bench } = openForAllTests();

const webapp = 'webapp-oauth-authorization-code-grant-sessions-refresh-tokens-cookies';
const ownForm = 'spa-native-login-form-to-application-backend-sessions-refresh-tokens-cookies';
const sameDomain = 'spa-native-login-form-to-fusionauth-same-domain-jwts-refresh-tokens-cookies';
const implicit = 'spa-oauth-implicit-grant-jwts-cookies';

interface Fault {
  readonly what: string;
  readonly workflow: string;
  readonly touch: () => Touch;
  /** Every step that must fail, by the article's arrows; the first of them says why. */
  readonly fails: readonly string[];
  readonly says: RegExp;
}

const faults: readonly Fault[] = [
  {
    what: 'the web application answers 401 as if it were a single page, instead of sending the person to /login',
    workflow: webapp,
    touch: () =>
      touch('store', 'GET /shopping-cart', 3, async (request, upstream) => ({
        ...(await upstream(request)),
        status: 401,
      })),
    fails: ['20→23'],
    says: /Store answered 401; the workflow promises 302/,
  },
  {
    what: 'the thief is shown the page of the cart with nothing in it',
    workflow: webapp,
    touch: () =>
      // The person's loads are four: the first, the refreshed, the refused and the one after the second login.
      touch('store', 'GET /shopping-cart', 6, async (request, upstream) => {
        const response = await upstream(request);
        return { ...response, body: Buffer.from('<h1>Your cart</h1><p>Nothing yet.</p>') };
      }),
    fails: ['42→44'],
    says: /Store answered with something that is not the person's cart: it lacks Gooseneck kettle/,
  },
  {
    what: 'the web application lands somewhere else after the login',
    workflow: webapp,
    touch: () =>
      touch('store', 'GET /callback', 1, async (request, upstream) => {
        const response = await upstream(request);
        const headers = response.headers.map(([name, value]) => [name, name === 'location' ? '/' : value] as const);
        return { ...response, headers };
      }),
    fails: ['7→11'],
    says: /redirected to store\.example\.localhost:\d+\/; the workflow promises Store \/shopping-cart/,
  },
  {
    what: 'the Store keeps the session id of its own form where scripts can read it',
    workflow: ownForm,
    touch: () =>
      touch(
        'store',
        'POST /api/login',
        1,
        rewriteCookie('sid', (line) => line.replace('; HttpOnly', '')),
      ),
    fails: ['6→10'],
    says: /"sid" \(session\) without HttpOnly/,
  },
  {
    what: 'FusionAuth gives the backend no refresh token',
    workflow: ownForm,
    touch: () =>
      touch('fusionauth', 'POST /api/login', 1, async (request, upstream) => {
        const response = await upstream(request);
        const { refreshToken: _withheld, ...rest } = JSON.parse(response.body.toString());
        return { ...response, body: Buffer.from(JSON.stringify(rest)) };
      }),
    // The Store can keep none; the browser has none to send, and the first renewal that needs one ends the run.
    fails: ['7→8', '6→10', '11→13', '14→18', '15→16', '17', '19→22'],
    says: /FusionAuth answered without refreshToken/,
  },
  {
    what: 'no cookies come back from FusionAuth on the shared domain',
    workflow: sameDomain,
    touch: () =>
      touch('fusionauth', 'POST /api/login', 1, async (request, upstream) => {
        const response = await upstream(request);
        // What carries no cookies cannot be widened: as if they had been kept for FusionAuth's own host.
        return { ...response, headers: response.headers.filter(([name]) => name.toLowerCase() !== 'set-cookie') };
      }),
    // Neither the Store nor FusionAuth is sent any: the load is refused, the page cannot renew, and nobody is logged in.
    fails: ['6→7', '8→9', '10→11', '12→13'],
    says: /FusionAuth did not set the cookie "refresh_token"/,
  },
  {
    what: 'the Forums take the JWT that was issued for the Store',
    workflow: sameDomain,
    touch: () => touch('forums', 'GET /api/user', 1, async () => json(200, { user: { id: 'whoever' } })),
    // The page believes it, and has no form into which a password could be typed.
    fails: ['23→24', '26→27'],
    says: /Forums answered 200; the workflow promises 404/,
  },
  {
    what: 'FusionAuth sends the JWT in the query, where servers can read it',
    workflow: implicit,
    touch: () =>
      touch('fusionauth', 'POST /oauth2/authorize', 1, async (request, upstream) => {
        const response = await upstream(request);
        const headers = response.headers.map(
          ([name, value]) => [name, name === 'location' ? value.replace('#', '?') : value] as const,
        );
        return { ...response, headers };
      }),
    // The browser follows, and hands it to the Store in an address.
    fails: ['7→8', '9→10'],
    says: /The redirect to Store carries no access_token after the #/,
  },
  {
    what: 'FusionAuth shows its form where the person should have come back silently',
    workflow: implicit,
    touch: () =>
      touch('fusionauth', 'GET /oauth2/authorize', 2, (request, upstream) =>
        upstream({ ...request, headers: request.headers.filter(([name]) => name.toLowerCase() !== 'cookie') }),
      ),
    fails: ['17→18'],
    says: /FusionAuth showed its login form where it should have known the person/,
  },
  {
    what: 'the Store asks FusionAuth for its keys while it loads the cart',
    workflow: implicit,
    touch: () =>
      touch('store', 'GET /api/load-shopping-cart', 1, async (request, upstream) => {
        await bench().backChannel(`${bench().origins.fusionauth}/.well-known/jwks.json`);
        return upstream(request);
      }),
    fails: ['13→14'],
    says: /Store made a call that the workflow does not have: GET \/\.well-known\/jwks\.json to FusionAuth/,
  },
];

it.each(faults)('$what', async ({ workflow: id, touch: breakOne, fails, says }) => {
  const workflow = findWorkflow(id);
  const { touched, breaking } = breakOne();
  const { result, failed, differencesAt } = await bench().run(workflow.scenarios[0], breaking, workflow);
  expect(touched()).toBe(1);
  expect(result.verdict).toBe('failed');
  expect([...failed].sort()).toEqual([...fails].sort());
  expect(differencesAt(fails[0] ?? '').join('\n')).toMatch(says);
});
