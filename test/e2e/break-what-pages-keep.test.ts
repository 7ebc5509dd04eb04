import { expect, it } from 'vitest';
import { findWorkflow } from '../../main/lab/find-workflow.ts';
import { openForAllTests } from './bench.ts';
import { rewriteCookie, rewriteScript, type Touch, touch } from './breaks.ts';

/** What the workflows hang on in which the page keeps the JWT, or asks FusionAuth on another site: broken one at a time. */

const { bench } = openForAllTests();

const stored = 'spa-native-login-form-to-fusionauth-jwts-local-storage-refresh-tokens-cookies';
const dropped = 'spa-native-login-form-to-fusionauth-jwts-refresh-tokens-cookies';
const implicit = 'spa-oauth-implicit-grant-jwts-local-storage';

interface Fault {
  readonly what: string;
  readonly workflow: string;
  readonly touch: () => Touch;
  /** The step that fails first, by the article's arrows. */
  readonly fails: string;
  readonly says: RegExp;
}

const withoutHeader = (header: string) => (method: string, nth: number) =>
  touch('fusionauth', method, nth, async (request, upstream) => {
    const response = await upstream(request);
    return { ...response, headers: response.headers.filter(([name]) => name.toLowerCase() !== header) };
  });
const withoutCredentials = withoutHeader('access-control-allow-credentials');

const faults: readonly Fault[] = [
  {
    what: 'the page keeps the JWT of the answer in session storage',
    workflow: stored,
    touch: () => rewriteScript('store', /localStorage\.setItem/, 'sessionStorage.setItem'),
    fails: '7',
    says: /page of store\.example\.localhost wrote nothing under "jwt" into its local storage; the workflow keeps the JWT there/,
  },
  {
    what: 'the page keeps the JWT of the fragment in session storage',
    workflow: implicit,
    touch: () => rewriteScript('store', /localStorage\.setItem/, 'sessionStorage.setItem'),
    fails: '10',
    says: /page of store\.example\.localhost wrote nothing under "jwt" into its local storage/,
  },
  {
    what: 'the page puts the JWT into a cookie as well',
    workflow: stored,
    touch: () => rewriteScript('store', /localStorage\.setItem\((\w+),(\w+)\)/, '(document.cookie="jwt="+$2,$&)'),
    fails: '8→9',
    says: /Browser sent the cookie "jwt" to Store; the workflow promises that it does not/,
  },
  {
    what: 'the page writes another kind of Authorization header',
    workflow: stored,
    touch: () => rewriteScript('store', /Bearer /, 'Token '),
    fails: '8→9',
    says: /Browser sent an Authorization header of the kind "Token" to Store; the workflow has the JWT from local storage there/,
  },
  {
    what: 'the page does not look whether somebody is logged in',
    workflow: implicit,
    touch: () => rewriteScript('store', /localStorage\.getItem\(\w+\)/, 'null'),
    fails: '3',
    says: /did not look for "jwt" in its local storage, or found one/,
  },
  {
    what: 'FusionAuth lets no page send cookies along',
    workflow: stored,
    touch: () => withoutCredentials('OPTIONS /api/login', 1),
    fails: '5→6',
    says: /POST \/api\/login to FusionAuth never came: the browser first asked .* \(CORS preflight\), and the answer had no "Access-Control-Allow-Credentials: true"/,
  },
  {
    what: "FusionAuth's answer is not for a page that sends cookies",
    workflow: dropped,
    touch: () => withoutCredentials('POST /api/login', 1),
    fails: '6→7',
    says: /FusionAuth answered without "Access-Control-Allow-Credentials: true": the browser does not let a page .* read it/,
  },
  {
    what: 'FusionAuth has no JWT in its answer',
    workflow: dropped,
    touch: () =>
      touch('fusionauth', 'POST /api/jwt/refresh', 1, async (request, upstream) => {
        const response = await upstream(request);
        const { token: _withheld, ...rest } = JSON.parse(response.body.toString());
        const body = Buffer.from(JSON.stringify(rest));
        const headers = response.headers.filter(([name]) => name.toLowerCase() !== 'content-length');
        return { ...response, headers, body };
      }),
    fails: '14→15',
    says: /FusionAuth answered without token/,
  },
  {
    what: 'the Store drops the JWT where scripts can read it',
    workflow: dropped,
    touch: () =>
      touch(
        'store',
        'POST /api/cookie-drop',
        1,
        rewriteCookie('jwt', (line) => line.replace('; HttpOnly', '')),
      ),
    fails: '8→9',
    says: /"jwt" \(JWT\) without HttpOnly/,
  },
  {
    what: 'FusionAuth sets no refresh token cookie',
    workflow: dropped,
    touch: () => withoutHeader('set-cookie')('POST /api/login', 1),
    fails: '6→7',
    says: /FusionAuth did not set the cookie "refresh_token"/,
  },
  {
    what: 'FusionAuth shows its form where the person should have come back silently',
    workflow: implicit,
    touch: () =>
      touch('fusionauth', 'GET /oauth2/authorize', 2, (request, upstream) =>
        upstream({ ...request, headers: request.headers.filter(([name]) => name.toLowerCase() !== 'cookie') }),
      ),
    fails: '13→14',
    says: /FusionAuth showed its login form where it should have known the person/,
  },
];

// What never comes is waited for, more than once.
it.each(faults)('$what', { timeout: 90_000 }, async ({ workflow: id, touch: breakOne, fails, says }) => {
  const workflow = findWorkflow(id);
  const { touched, breaking } = breakOne();
  const { result, failed, differencesAt } = await bench().run(workflow.scenarios[0], breaking, workflow);
  expect(touched()).toBe(1);
  expect(result.verdict).toBe('failed');
  expect(failed[0]).toBe(fails);
  expect(differencesAt(fails).join('\n')).toMatch(says);
});
