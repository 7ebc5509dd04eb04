import type { CookieKind } from '../../../scenarios/cookies.ts';
import { undrawnFusionAuthCookies } from '../../../scenarios/cookies.ts';
import { hosts, partyTitle } from '../../../scenarios/parties.ts';
import type { MessageStep, ParameterExpectation } from '../../../scenarios/step.ts';
import type { Exchange } from '../../recording/exchange.ts';
import { headerValue } from '../recorder/recognise.ts';
import { parametersOf } from './observed.ts';

/** How the request differs from what the step promises, a sentence each. */
export function requestDifferences(step: MessageStep, exchange: Exchange<string>): string[] {
  return [
    ...hostDifferences(step, exchange),
    ...parameterDifferences(step, exchange),
    ...cookieDifferences(step, exchange),
    ...bearerDifferences(step, exchange),
  ];
}

/** True for a cookie that FusionAuth's hosted pages set for themselves and that no article draws. */
export function isUndrawn(name: string): boolean {
  return undrawnFusionAuthCookies.some((pattern) => pattern.test(name));
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

function parameterDifferences({ request, from }: MessageStep, exchange: Exchange<string>): string[] {
  const actual = parametersOf(exchange);
  return Object.entries(request.parameters ?? {}).flatMap(([name, expected]) => {
    const value = actual.get(name);
    if (parameterHolds(expected, value)) return [];
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

function cookieDifferences({ request, from, to }: MessageStep, exchange: Exchange<string>): string[] {
  if (!request.cookiesSent) return [];
  const sent = new Set(exchange.request.cookies.map(({ name }) => name).filter((name) => !isUndrawn(name)));
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
