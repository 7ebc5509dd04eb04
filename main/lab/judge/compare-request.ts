import type { CookieKind } from '../../../scenarios/cookies.ts';
import { undrawnFusionAuthCookies } from '../../../scenarios/cookies.ts';
import { hosts, partyTitle, type Server } from '../../../scenarios/parties.ts';
import type { MessageStep, ParameterExpectation } from '../../../scenarios/step.ts';
import type { CredentialKind } from '../../recording/credential.ts';
import type { Exchange } from '../../recording/exchange.ts';
import { fieldKind } from '../recorder/credential-kinds.ts';
import { headerValue } from '../recorder/recognise.ts';
import { type Place, parametersIn } from './observed.ts';

/** How the request differs from what the step promises, a sentence each. */
export function requestDifferences(step: MessageStep, exchange: Exchange<string>): string[] {
  return [
    ...hostDifferences(step, exchange),
    ...parameterDifferences(step, exchange),
    ...addressDifferences(step, exchange),
    ...cookieDifferences(step, exchange),
    ...bearerDifferences(step, exchange),
  ];
}

/** True for a cookie that FusionAuth's hosted pages set for themselves and that no article draws; nobody else has such a one. */
export function isUndrawn(name: string, server: Server): boolean {
  return server === 'fusionauth' && undrawnFusionAuthCookies.some((pattern) => pattern.test(name));
}

function hostDifferences({ request, from, to }: MessageStep, exchange: Exchange<string>): string[] {
  const expected = hosts[request.at ?? to];
  const actual = new URL(exchange.request.url).hostname;
  if (actual === expected) return [];
  return [`${partyTitle[from]} asked ${actual}; the workflow has ${expected} asked.`];
}

/** Does a parameter have the value it must have? */
export function parameterHolds(expected: ParameterExpectation, actual: string | undefined): boolean {
  if (actual === undefined || actual === '') return false;
  if ('present' in expected) return true;
  if ('is' in expected) return actual === expected.is;
  return URL.canParse(actual) && new URL(actual).hostname === hosts[expected.callbackOf];
}

/** Where the parameters of a step stand: of a GET in the query, of a POST in the body (facts/workflows.md, section 0). */
export function placeOf({ method }: MessageStep['request']): Place {
  return method === 'GET' ? 'query' : 'body';
}

function parameterDifferences({ request, from }: MessageStep, exchange: Exchange<string>): string[] {
  const place = placeOf(request);
  const actual = parametersIn(place, exchange);
  const elsewhere = parametersIn(place === 'query' ? 'body' : 'query', exchange);
  return Object.entries(request.parameters ?? {}).flatMap(([name, expected]) => {
    const value = actual.get(name);
    if (parameterHolds(expected, value)) return [];
    if (value === undefined && elsewhere.has(name))
      return [
        `${partyTitle[from]} sent ${name} in the ${place === 'query' ? 'body' : inQuery}; the workflow has it in the ${place}.`,
      ];
    if (value === undefined || value === '')
      return [`${partyTitle[from]} sent no parameter ${name}; the workflow needs it.`];
    const wanted =
      'is' in expected
        ? `"${expected.is}"`
        : 'callbackOf' in expected
          ? `the callback of ${partyTitle[expected.callbackOf]}`
          : '';
    return [`${partyTitle[from]} sent ${name} with another value than ${wanted}.`];
  });
}

const inQuery = 'address, where logs and histories keep it';

/** What nobody but sender and receiver may know. The others bind a login together and travel in addresses by design. */
const secrets: ReadonlySet<CredentialKind> = new Set([
  'password',
  'authorization code',
  'JWT',
  'refresh token',
  'session',
  'client secret',
  'PKCE verifier',
  'API key',
]);

/** Credentials in the query that the workflow does not have there, whatever else holds them as it should. */
function addressDifferences({ request, from }: MessageStep, exchange: Exchange<string>): string[] {
  const place = placeOf(request);
  const body = parametersIn('body', exchange);
  return [...parametersIn('query', exchange)].flatMap(([name, value]) => {
    const kind = fieldKind({ name, value });
    const isPromised = request.parameters?.[name] !== undefined;
    if (!kind || !secrets.has(kind) || (isPromised && (place === 'query' || !body.has(name)))) return [];
    return [
      `${partyTitle[from]} sent ${name} (${kind}) in the ${inQuery}; the workflow has nothing of the kind there.`,
    ];
  });
}

function cookieDifferences({ request, from, to }: MessageStep, exchange: Exchange<string>): string[] {
  if (!request.cookiesSent) return [];
  const sent = new Set(exchange.request.cookies.map(({ name }) => name).filter((name) => !isUndrawn(name, to)));
  const expected = new Map(request.cookiesSent.map((cookie) => [cookie.name, cookie]));
  const missing = [...expected.values()].filter(({ name }) => !sent.has(name));
  const extra = [...sent].filter((name) => !expected.has(name));
  return [
    ...missing.map(
      (cookie) =>
        `${partyTitle[from]} did not send ${say(cookie)} to ${partyTitle[to]}; the workflow promises that it does.`,
    ),
    ...extra.map(
      (name) =>
        `${partyTitle[from]} sent the cookie "${name}" to ${partyTitle[to]}; the workflow promises that it does not.`,
    ),
  ];
}

/** A bearer token as RFC 6750 section 2.1 writes it, that is a JWT as RFC 7519 does. */
const bearerJwt = /^Bearer +[\w-]+\.[\w-]+\.[\w-]+$/i;

function bearerDifferences({ request: { bearer }, from, to }: MessageStep, exchange: Exchange<string>): string[] {
  if (!bearer) return [];
  const written = headerValue(exchange.request.headers, 'authorization');
  if (written !== undefined && bearerJwt.test(written)) return [];
  const [scheme = ''] = written?.split(' ') ?? [];
  const instead =
    written === undefined
      ? 'no Authorization header'
      : /^bearer$/i.test(scheme)
        ? 'an Authorization header without a JWT'
        : `an Authorization header of the kind "${scheme}"`;
  return [
    `${partyTitle[from]} sent ${instead} to ${partyTitle[to]}; the workflow has the ${bearer.role} from ${bearer.area} there, as "Authorization: Bearer".`,
  ];
}

/** `the cookie "sid" (session)` */
export function say({ name, role }: CookieKind): string {
  return `the cookie "${name}" (${role})`;
}
