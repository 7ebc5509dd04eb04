import { hosts, partyTitle } from '../../../scenarios/parties.ts';
import type { MessageStep, SetCookieExpectation } from '../../../scenarios/step.ts';
import type { Exchange, RecordedResponse, SetCookie } from '../../recording/exchange.ts';
import { departureFromData } from '../../recording/persons-data.ts';
import { headerValue } from '../recorder/recognise.ts';
import { isUndrawn, say } from './compare-request.ts';
import { jsonMembers } from './observed.ts';
import { unreadable } from './readable.ts';

/** How the response differs from what the step promises, a sentence each. */
export function responseDifferences(
  step: MessageStep,
  exchange: Exchange<string>,
  response: RecordedResponse<string>,
): string[] {
  const status = statusDifferences(step, response);
  // When the answer is another one altogether, its body and its target are no news.
  const rest =
    status.length > 0 ? [] : [...locationDifferences(step, exchange, response), ...bodyDifferences(step, response)];
  return [...status, ...rest, ...unreadable(step, exchange, response), ...setCookieDifferences(step, response)];
}

/** True when the browser will not go where the workflow goes: another status, or another target. */
export function leadsElsewhere(
  step: MessageStep,
  exchange: Exchange<string>,
  response: RecordedResponse<string> | undefined,
): boolean {
  if (!response || response.status !== step.response.status) return true;
  return locationDifferences(step, exchange, response).length > 0;
}

function statusDifferences({ to, response: expected }: MessageStep, response: RecordedResponse<string>): string[] {
  if (response.status === expected.status) return [];
  const said = `${partyTitle[to]} answered ${response.status}; the workflow promises ${expected.status}.`;
  const form = to === 'fusionauth' && response.status === 200 && expected.status === 302;
  return [form ? `${said} FusionAuth showed its login form where it should have known the person.` : said];
}

function locationDifferences(
  { to, response: { location } }: MessageStep,
  exchange: Exchange<string>,
  response: RecordedResponse<string>,
): string[] {
  if (!location) return [];
  const written = headerValue(response.headers, 'location');
  if (!written) return [`${partyTitle[to]} redirected without saying where to.`];
  const base = exchange.request.url;
  if (!URL.canParse(written, base)) return [`${partyTitle[to]} redirected to something that is no address.`];
  const target = new URL(written, base);
  if (target.hostname !== hosts[location.to] || target.pathname !== location.path) {
    return [
      `${partyTitle[to]} redirected to ${target.host}${target.pathname}; the workflow promises ${partyTitle[location.to]} ${location.path}.`,
    ];
  }
  const fragment = new URLSearchParams(target.hash.slice(1));
  const lacks = (names: readonly string[] | undefined, there: URLSearchParams, where: string) =>
    (names ?? [])
      .filter((name) => !there.get(name))
      .map((name) => `The redirect to ${partyTitle[location.to]} carries no ${name}${where}.`);
  return [...lacks(location.carries, target.searchParams, ''), ...lacks(location.fragment, fragment, ' after the #')];
}

function bodyDifferences(step: MessageStep, response: RecordedResponse<string>): string[] {
  const shape = shapeDifferences(step, response);
  return shape.length > 0 ? shape : dataDifferences(step, response);
}

function dataDifferences(
  { to, response: { data } }: MessageStep,
  { headers, body }: RecordedResponse<string>,
): string[] {
  if (!data) return [];
  const { missing, foreign } = departureFromData(data, headerValue(headers, 'content-type'), body?.text ?? '');
  const whose = `the person's ${data === 'store' ? 'cart' : 'posts'}`;
  return [
    ...(missing.length > 0
      ? [`${partyTitle[to]} answered with something that is not ${whose}: it lacks ${missing.join(', ')}.`]
      : []),
    ...(foreign ? [`${partyTitle[to]} answered with something that is not among ${whose}.`] : []),
  ];
}

function shapeDifferences(
  { to, response: { json, shows } }: MessageStep,
  response: RecordedResponse<string>,
): string[] {
  if (shows && !response.body?.text.includes(shows))
    return [`${partyTitle[to]} answered with a page that does not show "${shows}".`];
  if (!json) return [];
  const members = jsonMembers(response);
  if (!members)
    return [`${partyTitle[to]} answered with something that is not JSON; the workflow promises ${json.join(', ')}.`];
  return json.filter((name) => !members.has(name)).map((name) => `${partyTitle[to]} answered without ${name}.`);
}

const isCleared = ({ value, maxAgeSeconds }: SetCookie<string>) =>
  value === '' || (maxAgeSeconds !== undefined && maxAgeSeconds <= 0);

function setCookieDifferences(
  { to, response: { setCookies: expected, cookiesIgnored } }: MessageStep,
  response: RecordedResponse<string>,
): string[] {
  if (cookiesIgnored) return [];
  const actual = response.setCookies.filter(({ name }) => !isUndrawn(name, to));
  const extra = actual.filter(({ name }) => !expected.some(({ cookie }) => cookie.name === name));
  return [
    ...expected.flatMap((one) =>
      oneCookie(
        to,
        one,
        actual.filter(({ name }) => name === one.cookie.name),
      ),
    ),
    ...extra.map((cookie) =>
      isCleared(cookie)
        ? `${partyTitle[to]} cleared the cookie "${cookie.name}"; the workflow leaves it alone here.`
        : `${partyTitle[to]} set the cookie "${cookie.name}"; the workflow sets no such cookie here.`,
    ),
  ];
}

function oneCookie(
  to: MessageStep['to'],
  { cookie, change }: SetCookieExpectation,
  found: readonly SetCookie<string>[],
): string[] {
  const who = partyTitle[to];
  const [first, ...more] = found;
  if (!first)
    return [`${who} did not ${change === 'set' ? 'set' : 'clear'} ${say(cookie)}; the workflow promises that it does.`];
  if (more.length > 0) return [`${who} set ${say(cookie)} ${found.length} times in one answer.`];
  if (isCleared(first) !== (change === 'cleared')) {
    return [
      change === 'set'
        ? `${who} cleared ${say(cookie)} instead of setting it.`
        : `${who} set ${say(cookie)} instead of clearing it.`,
    ];
  }
  if (change === 'cleared') return [];
  const differences: string[] = [];
  if (!first.httpOnly)
    differences.push(
      `${who} set ${say(cookie)} without HttpOnly: scripts in the page can read it. The workflow keeps it out of their reach.`,
    );
  const domain = first.domain?.replace(/^\./, '').toLowerCase();
  if (cookie.reach === 'host' && domain !== undefined) {
    differences.push(
      `${who} set ${say(cookie)} for ${domain} and every host below it; the workflow keeps it on ${cookie.domain} alone.`,
    );
  }
  if (cookie.reach === 'subdomains' && domain !== cookie.domain) {
    differences.push(
      `${who} set ${say(cookie)} for ${domain ?? 'its own host alone'}; the workflow needs it on ${cookie.domain} and every host below it.`,
    );
  }
  return differences;
}
