import type { MaskedText } from '../../../main/recording/credential.ts';
import type { RecordedResponse } from '../../../main/recording/exchange.ts';
import type { MessageStep, ParameterExpectation, SetCookieExpectation } from '../../../scenarios/step.ts';
import type { Parameter } from './address.ts';
import { fragmentOf, hostOf, parametersOf, pathOf, queryOf } from './address.ts';
import type { ObservedExchange } from './exchanges.ts';
import { jsonMembers } from './json-body.ts';
import { plainText } from './masked-text.ts';

/** One promise beside what was seen of it. */
export interface ComparedLine {
  readonly what: string;
  readonly promised: string;
  /** undefined: it was not there. */
  readonly seen: MaskedText | undefined;
  readonly kept: boolean;
}

/** A message's promises, request and reply apart; nothing in `reply` until it came. */
export interface Comparison {
  readonly request: readonly ComparedLine[];
  readonly reply: readonly ComparedLine[];
}

/** Cookies of FusionAuth's own pages that no article draws; they are neither promised nor a surprise. */
const undrawn = /^fusionauth\.(?!sso$)/;

const is = (what: string, promised: string, seen: string): ComparedLine => ({
  what,
  promised,
  seen: [seen],
  kept: promised === seen,
});

function promisedValue(promised: ParameterExpectation): string {
  if ('is' in promised) return promised.is;
  return 'callbackOf' in promised ? `the callback of ${promised.callbackOf}` : 'present';
}

function keeps(promised: ParameterExpectation, seen: MaskedText): boolean {
  if ('is' in promised) return plainText(seen) === promised.is;
  return (
    !('callbackOf' in promised) || (pathOf(seen) === '/callback' && hostOf(seen).startsWith(`${promised.callbackOf}.`))
  );
}

function parameter(name: string, promised: ParameterExpectation, all: readonly Parameter[]): ComparedLine {
  const seen = all.find(([candidate]) => candidate === name)?.[1];
  return { what: name, promised: promisedValue(promised), seen, kept: seen !== undefined && keeps(promised, seen) };
}

function sentCookies(step: MessageStep, { exchange }: ObservedExchange): readonly ComparedLine[] {
  const { cookiesSent } = step.request;
  if (!cookiesSent) return [];
  const seen = exchange.request.cookies.filter(({ name }) => !undrawn.test(name));
  const promised = cookiesSent.map((kind): ComparedLine => {
    const value = seen.find(({ name }) => name === kind.name)?.value;
    return { what: `cookie ${kind.name}`, promised: `sent (${kind.role})`, seen: value, kept: value !== undefined };
  });
  const known = new Set(cookiesSent.map(({ name }) => name));
  const surprises = seen
    .filter(({ name }) => !known.has(name))
    .map(({ name, value }) => ({ what: `cookie ${name}`, promised: 'not sent', seen: value, kept: false }));
  const none = cookiesSent.length === 0 && surprises.length === 0;
  return none ? [is('cookies', 'none', 'none')] : [...promised, ...surprises];
}

function setCookie({ cookie, change }: SetCookieExpectation, response: RecordedResponse<MaskedText>): ComparedLine {
  const what = `Set-Cookie ${cookie.name}`;
  const reach = cookie.reach === 'host' ? 'host-only' : `Domain=${cookie.domain}`;
  const promised = change === 'cleared' ? 'cleared' : `set, HttpOnly, ${reach}`;
  const seen = response.setCookies.find(({ name }) => name === cookie.name);
  if (!seen) return { what, promised, seen: undefined, kept: false };
  const isCleared = seen.maxAgeSeconds !== undefined && seen.maxAgeSeconds <= 0;
  if (change === 'cleared') return { what, promised, seen: [isCleared ? 'cleared' : 'set'], kept: isCleared };
  const seenDomain = seen.domain?.replace(/^\./, '');
  const kept = !isCleared && seen.httpOnly && seenDomain === (cookie.reach === 'host' ? undefined : cookie.domain);
  const manner = `${seen.httpOnly ? ', HttpOnly' : ', readable by script'}${seen.domain ? `, Domain=${seen.domain}` : ', host-only'}`;
  return { what, promised, seen: isCleared ? ['cleared'] : [...seen.value, manner], kept };
}

function headerOf(response: RecordedResponse<MaskedText>, header: string): MaskedText | undefined {
  return response.headers.find(([name]) => name.toLowerCase() === header)?.[1];
}

/** Where the redirect leads, and what its query and its fragment carry. */
function redirectLines(
  { location }: MessageStep['response'],
  response: RecordedResponse<MaskedText>,
): readonly ComparedLine[] {
  if (!location) return [];
  const seen = headerOf(response, 'location');
  const carried = (names: readonly string[], where: string, all: readonly Parameter[]) =>
    names.map((name) => ({ ...parameter(name, { present: true }, all), what: `${where} ${name}` }));
  return [
    {
      what: 'Location',
      promised: `${location.to} ${location.path}`,
      seen: seen && [`${hostOf(seen)}${pathOf(seen)}`],
      kept: seen !== undefined && pathOf(seen) === location.path,
    },
    ...carried(location.carries ?? [], 'Location', seen ? queryOf(seen) : []),
    ...carried(location.fragment ?? [], 'fragment', seen ? fragmentOf(seen) : []),
  ];
}

/** Members of a JSON body, or text of a page. */
function bodyLines(
  { json = [], shows }: MessageStep['response'],
  { body }: RecordedResponse<MaskedText>,
): readonly ComparedLine[] {
  const members = (body && jsonMembers(body.text)) ?? [];
  const present = (what: string, promised: string, isThere: boolean): ComparedLine => ({
    what,
    promised,
    seen: isThere ? [promised] : undefined,
    kept: isThere,
  });
  return [
    ...json.map((name) => present(`JSON ${name}`, 'present', members.includes(name))),
    ...(shows === undefined
      ? []
      : [present('page shows', shows, body !== undefined && plainText(body.text).includes(shows))]),
  ];
}

/** Cookies that nothing promised. */
function surprises(
  expected: readonly SetCookieExpectation[],
  { setCookies }: RecordedResponse<MaskedText>,
): readonly ComparedLine[] {
  const known = new Set(expected.map(({ cookie }) => cookie.name));
  return setCookies
    .filter(({ name }) => !known.has(name) && !undrawn.test(name))
    .map(({ name, value }) => ({ what: `Set-Cookie ${name}`, promised: 'not set', seen: value, kept: false }));
}

function replyLines(
  { response: promised }: MessageStep,
  response: RecordedResponse<MaskedText>,
): readonly ComparedLine[] {
  const { setCookies, cookiesIgnored } = promised;
  const unpromised = cookiesIgnored ? [] : surprises(setCookies, response);
  return [
    is('status', String(promised.status), String(response.status)),
    ...redirectLines(promised, response),
    ...bodyLines(promised, response),
    ...setCookies.map((expected) => setCookie(expected, response)),
    ...unpromised,
  ];
}

/** Lays what a step promises beside what was seen. The judge's verdict stands above it; this shows where to look. */
export function compare(step: MessageStep, observed: ObservedExchange): Comparison {
  const { request } = observed.exchange;
  const parameters = [...queryOf(request.url), ...(request.body ? parametersOf(request.body.text) : [])];
  const { method, path } = step.request;
  return {
    request: [
      is('request', `${method} ${path}`, `${request.method} ${pathOf(request.url)}`),
      ...Object.entries(step.request.parameters ?? {}).map(([name, promised]) => parameter(name, promised, parameters)),
      ...sentCookies(step, observed),
    ],
    reply: observed.reply ? replyLines(step, observed.reply.response) : [],
  };
}
