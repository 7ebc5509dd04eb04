import fc from 'fast-check';
import type { HTTPMethods } from 'fastify';
import { API_KEY, APPLICATION_ID, encode, REDIRECT_URI, SECRET, TENANT_ID, USER_ID } from './shop.ts';

/** A request as an attacker might send it. */
export interface HostileRequest {
  readonly method: HTTPMethods;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload: string;
}

/** Every endpoint with the verbs that it takes. */
const ENDPOINTS: readonly (readonly [path: string, methods: readonly HTTPMethods[]])[] = [
  ['/', ['GET']],
  ['/.well-known/jwks.json', ['GET']],
  ['/.well-known/openid-configuration', ['GET']],
  [`/.well-known/openid-configuration/${TENANT_ID}`, ['GET']],
  [`/${TENANT_ID}/.well-known/openid-configuration`, ['GET']],
  ['/api/api-key', ['POST']],
  [`/api/api-key/${TENANT_ID}`, ['POST', 'GET', 'PUT', 'PATCH', 'DELETE']],
  ['/api/application', ['GET', 'POST']],
  [`/api/application/${APPLICATION_ID}`, ['GET', 'PUT', 'PATCH', 'DELETE']],
  ['/api/health', ['GET']],
  ['/api/form/field', ['GET', 'POST']],
  ['/api/jwt/issue', ['GET']],
  ['/api/jwt/public-key', ['GET']],
  ['/api/jwt/refresh', ['GET', 'POST', 'DELETE']],
  [`/api/jwt/refresh/${TENANT_ID}`, ['GET', 'DELETE']],
  ['/api/jwt/validate', ['GET']],
  ['/api/jwt/vend', ['POST']],
  ['/api/key', ['GET']],
  ['/api/key/generate', ['POST']],
  ['/api/key/search', ['GET', 'POST']],
  [`/api/key/${TENANT_ID}`, ['GET', 'PUT', 'DELETE']],
  ['/api/key/import', ['POST']],
  ['/api/lambda', ['GET', 'POST']],
  ['/api/lambda/search', ['GET', 'POST']],
  [`/api/lambda/${TENANT_ID}`, ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']],
  ['/api/login', ['POST', 'PUT']],
  [`/api/login/${USER_ID}/${APPLICATION_ID}`, ['PUT']],
  ['/api/logout', ['POST']],
  ['/api/status', ['GET']],
  ['/api/system-configuration', ['GET', 'PUT', 'PATCH']],
  ['/api/system/version', ['GET']],
  ['/api/tenant', ['GET', 'POST']],
  ['/api/tenant/password-validation-rules', ['GET']],
  ['/api/tenant/search', ['GET', 'POST']],
  [`/api/tenant/${TENANT_ID}`, ['GET', 'PUT', 'PATCH', 'DELETE']],
  ['/api/user', ['GET', 'POST']],
  [`/api/user/${USER_ID}`, ['GET', 'PUT', 'PATCH', 'DELETE']],
  [`/api/user-action/${TENANT_ID}`, ['POST', 'GET', 'PUT', 'PATCH', 'DELETE']],
  ['/api/user/action', ['GET', 'POST']],
  [`/api/user/action/${TENANT_ID}`, ['GET', 'PUT', 'DELETE']],
  ['/api/user/change-password', ['GET', 'POST']],
  ['/api/user/change-password/x', ['GET', 'POST']],
  ['/api/user/forgot-password', ['POST']],
  ['/api/user/registration', ['POST']],
  [`/api/user/registration/${USER_ID}`, ['POST', 'PUT']],
  [`/api/user/registration/${USER_ID}/${APPLICATION_ID}`, ['GET', 'PUT', 'PATCH', 'DELETE']],
  ['/api/user/search', ['GET', 'POST']],
  ['/app/callback', ['GET']],
  ['/app/login', ['GET']],
  [`/app/logout/${APPLICATION_ID}`, ['GET']],
  ['/app/me', ['GET']],
  [`/app/refresh/${APPLICATION_ID}`, ['POST']],
  ['/app/register', ['GET']],
  ['/css/hosted-pages.css', ['GET']],
  ['/oauth2/authorize', ['GET', 'POST']],
  ['/oauth2/consent', ['GET', 'POST']],
  ['/oauth2/device', ['GET', 'POST']],
  ['/oauth2/device/approve', ['POST']],
  ['/oauth2/device/user-code', ['POST']],
  ['/oauth2/device/validate', ['GET']],
  ['/oauth2/device_authorize', ['POST']],
  ['/oauth2/introspect', ['POST']],
  ['/oauth2/logout', ['GET', 'POST']],
  ['/oauth2/register', ['GET', 'POST']],
  ['/oauth2/token', ['POST']],
  ['/oauth2/userinfo', ['GET', 'POST']],
  ['/password/change/x', ['GET', 'POST']],
];

const VERBS: readonly HTTPMethods[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

const NASTY = [
  '',
  ' ',
  '0',
  '-1',
  'null',
  'undefined',
  'true',
  '[]',
  '__proto__',
  'constructor',
  'prototype',
  '../../etc/passwd',
  '\u0000',
  '\r\nSet-Cookie: evil=1',
  '%00%0d%0a',
  '<script>alert(1)</script>',
  "' OR 1=1 --",
  '\u202e\ufeff\u{1f4a9}',
  'javascript:alert(1)',
  '1e999',
  '9'.repeat(400),
  'x'.repeat(20_000),
  `${'a'.repeat(2000)}.${'b'.repeat(2000)}.${'c'.repeat(2000)}`,
  'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.',
  'eyJhbGciOiJIUzI1NiIsImtpZCI6Il9fcHJvdG9fXyJ9.e30.x',
];

const value = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.constantFrom(APPLICATION_ID, USER_ID, TENANT_ID, REDIRECT_URI, SECRET, 'ann@shop.test', 'S256', 'openid email'),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

const NAMES =
  '__proto__ access_token applicationId changePasswordId client_id client_secret code code_challenge code_challenge_method ' +
  'code_verifier consentAction constructor device_code dpop_jkt email expires_in global grant_type hardDelete id_token_hint kid locale login_hint loginId loginIdTypes ' +
  'max_age nonce numberOfResults orderBy password post_logout_redirect_uri prompt reactivate redirect_uri refresh_token refreshToken resource ' +
  'queryString response_mode response_type scope startRow state tenantId token token_type_hint user.email user.password user.phoneNumber user_code userId username';

const name = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...NAMES.split(' ')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
);

const pairs = fc.array(fc.tuple(name, value), { maxLength: 8 });

/** A request that would be good, but for what the pairs put on top of it. */
const almostGood = fc
  .tuple(
    fc.constantFrom(
      { client_id: APPLICATION_ID, redirect_uri: REDIRECT_URI, response_type: 'code', scope: 'openid' },
      { client_id: APPLICATION_ID, redirect_uri: REDIRECT_URI, response_type: 'token', scope: 'email' },
      {
        client_id: APPLICATION_ID,
        client_secret: SECRET,
        grant_type: 'authorization_code',
        redirect_uri: REDIRECT_URI,
      },
      { client_id: APPLICATION_ID, client_secret: SECRET, grant_type: 'refresh_token' },
      { client_id: APPLICATION_ID, token: 'x' },
    ),
    pairs,
  )
  .map(([good, others]) => Object.entries({ ...good, ...Object.fromEntries(others) }));

const form = fc.oneof(pairs, almostGood).map((fields) => encode(fields));

const SETTINGS =
  'action application apiKey field key lambda registration search systemConfiguration tenant user userAction'.split(
    ' ',
  );

const pointer = fc.constantFrom('', '/', '/application/name', '/tenant', '/user/data/x', '/__proto__/x', '/lambda/-');

/** A JSON patch (RFC 6902), for what its content type announces. */
const jsonPatch = fc
  .array(
    fc.record({
      op: fc.constantFrom('add', 'remove', 'replace', 'move', 'copy', 'test', 'x'),
      path: pointer,
      from: pointer,
      value: fc.jsonValue(),
    }),
    { maxLength: 4 },
  )
  .map((patch) => JSON.stringify(patch));

/** A multipart form, whole or torn. */
const multipart = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom('grant_type', 'token', '__proto__', 'a"b', ''), fc.string()), { maxLength: 4 }),
    fc.boolean(),
  )
  .map(([parts, isWhole]) => {
    const written = parts.map(
      ([field, text]) => `--x\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${text}\r\n`,
    );
    return `${written.join('')}${isWhole ? '--x--\r\n' : ''}`;
  });

const json = fc.oneof(
  fc.json(),
  fc.json().map((text) => `{"__proto__":${text},"constructor":{"prototype":${text}}}`),
  fc
    .tuple(fc.constantFrom(...SETTINGS), fc.dictionary(name, fc.jsonValue(), { maxKeys: 6 }))
    .map(([setting, settings]) => JSON.stringify({ [setting]: settings })),
  fc.dictionary(name, fc.oneof(value, fc.jsonValue()), { maxKeys: 8 }).map((body) => JSON.stringify(body)),
  fc.constantFrom('{'.repeat(5000), '['.repeat(50_000), '{"a":'.repeat(20_000), '"'.repeat(999), '{"a":1e999}', 'NaN'),
);

const headerText = fc.oneof(
  fc.constantFrom('', ',', ';', '=', 'x'.repeat(5000), '"', '\u00ff', 'https', 'http://evil.test', 'null', '%'),
  fc.string({ unit: 'grapheme-ascii', maxLength: 40 }),
);

const authorization = fc.oneof(
  { weight: 4, arbitrary: fc.constant(API_KEY) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('Bearer', 'Basic', 'Basic !!!', `Bearer ${NASTY.at(-1)}`, `JWT ${NASTY.at(-2)}`),
  },
  {
    weight: 1,
    arbitrary: fc.string({ maxLength: 60 }).map((text) => `Basic ${Buffer.from(text).toString('base64')}`),
  },
  { weight: 1, arbitrary: headerText },
);

const contentType = fc.constantFrom(
  'application/json',
  'application/json; charset=utf-8',
  'application/merge-patch+json',
  'application/json-patch+json',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=utf-16',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'text/plain',
  'x',
);

interface Body {
  readonly contentType: string;
  readonly payload: string;
}

/** A body of the kind that the path takes, or seldom any body under any name. */
function bodyFor(path: string): fc.Arbitrary<Body> {
  const isForm = path.startsWith('/oauth2') || path.startsWith('/password');
  const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
  const anyPayload = fc.oneof(form, json, fc.string({ unit: 'binary' }));
  return fc.oneof(
    { weight: 400, arbitrary: fc.record({ contentType: fc.constant(type), payload: isForm ? form : json }) },
    { weight: 80, arbitrary: fc.record({ contentType, payload: anyPayload }) },
    {
      weight: 40,
      arbitrary: isForm
        ? fc.record({ contentType: fc.constant('multipart/form-data; boundary=x'), payload: multipart })
        : fc.record({ contentType: fc.constant('application/json-patch+json'), payload: jsonPatch }),
    },
    { weight: 1, arbitrary: fc.constant({ contentType: type, payload: 'x'.repeat(1_100_000) }) },
  );
}

const cookie = fc.oneof(
  headerText,
  value.map((text) =>
    [
      'access_token',
      'app.at',
      'app.pkce_v',
      'app.rt',
      'fusionauth.li',
      'fusionauth.locale',
      'fusionauth.remember-device',
      'fusionauth.sso',
    ]
      .map((name) => `${name}=${encodeURIComponent(text)}`)
      .join('; '),
  ),
  fc.constantFrom('__proto__=1', 'refresh_token=%zz', 'fusionauth.sso=a; fusionauth.sso=b', '='),
);

const DPOP_WITHOUT_KEY = ['{"alg":"ES256","typ":"dpop+jwt","jwk":{"kty":"__proto__"}}', '{"htm":"POST"}', 'x']
  .map((part) => Buffer.from(part).toString('base64url'))
  .join('.');

const headers = fc.record(
  {
    authorization,
    cookie,
    host: headerText,
    referer: headerText,
    'x-forwarded-host': headerText,
    'x-forwarded-port': headerText,
    'x-forwarded-proto': headerText,
    'x-fusionauth-tenantid': fc.oneof(headerText, fc.constant(TENANT_ID)),
  },
  { requiredKeys: [] },
);

const dpop = fc.oneof(headerText, fc.constantFrom(...NASTY.filter((text) => text.startsWith('eyJ')), DPOP_WITHOUT_KEY));

/** Seldom with a DPoP proof or an origin: a bad proof gets no further than the grant, another origin than the CORS filter. */
const originated: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { weight: 20, arbitrary: headers },
  { weight: 2, arbitrary: fc.tuple(headers, dpop).map(([others, proof]) => ({ ...others, dpop: proof })) },
  { weight: 1, arbitrary: fc.tuple(headers, headerText).map(([others, origin]) => ({ ...others, origin })) },
);

const target = fc.oneof(
  { weight: 16, arbitrary: fc.constantFrom(...ENDPOINTS) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...ENDPOINTS), value)
      .map(([[path], text]) => [`${path}/${encodeURIComponent(text.slice(0, 200))}`, VERBS] as const),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('/%zz', '/api/%', '/oauth2/authorize/%c0%af', '/api//user', '/./api', '/*')
      .map((path) => [path, VERBS] as const),
  },
);

const query = fc.oneof(fc.constant(''), form, fc.constantFrom('%', '&&&==', '=', '__proto__[a]=1&__proto__=2'));

/** Mostly a verb that the endpoint takes. */
function verbFor(methods: readonly HTTPMethods[]): fc.Arbitrary<HTTPMethods> {
  return fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...methods) },
    { weight: 1, arbitrary: fc.constantFrom(...VERBS) },
  );
}

/** Malformed, oversized and hostile requests to every endpoint. */
export const hostileRequest: fc.Arbitrary<HostileRequest> = target.chain(([path, methods]) =>
  fc
    .record({ body: bodyFor(path), headers: originated, method: verbFor(methods), query })
    .map(({ body, headers: others, method, query: text }) => ({
      method,
      url: text === '' ? path : `${path}?${text}`,
      headers: { 'content-type': body.contentType, ...others },
      payload: body.payload,
    })),
);
