import type { MaskedText, Place } from '../../recording/credential.ts';
import type { Entry, JarCookie } from '../../recording/entry.ts';
import type {
  Exchange,
  Header,
  RecordedBody,
  RecordedRequest,
  RecordedResponse,
  SentCookie,
  SetCookie,
} from '../../recording/exchange.ts';
import { plainText } from '../../report/plain-text.ts';

/** Masks one text that stood at `place`; `whole` when the text is one value, as a cookie's is. */
export type Mask = (text: string, place: Place, whole?: 'whole') => MaskedText;

/** The same entry with every text masked. The only way in which an entry leaves the lab. */
export function maskEntry(entry: Entry<string>, mask: Mask): Entry<MaskedText> {
  // A sentence of the lab's own may quote a path or an error; it stays a sentence.
  const sentence = (text: string) => plainText(mask(text, 'header'));
  switch (entry.type) {
    case 'request':
      return { ...entry, exchange: maskExchange(entry.exchange, mask) };
    case 'response':
      return { ...entry, response: maskResponse(entry.response, mask) };
    case 'browser sent':
      return {
        ...entry,
        // The browser's account of a message that is recorded already: masked, but no new sighting.
        withheld: entry.withheld.map((held) => ({ ...held, cookie: maskJarCookie(held.cookie, mask) })),
        refused: entry.refused.map((refused) => ({ ...refused, line: mask(refused.line, 'Set-Cookie') })),
      };
    case 'cookie':
      return { ...entry, cookie: maskJarCookie(entry.cookie, mask) };
    case 'storage':
      return { ...entry, value: entry.value === null ? null : mask(entry.value, entry.area, 'whole') };
    case 'script saw':
      return { ...entry, text: mask(entry.text, 'page script') };
    case 'session':
      return { ...entry, session: { ...entry.session, id: mask(entry.session.id, 'server-side session', 'whole') } };
    case 'theft':
      return {
        ...entry,
        loot: entry.loot.map((item) => ({ ...item, value: mask(item.value, "attacker's hands", 'whole') })),
      };
    case 'attacker kept':
      return { ...entry, cookie: maskCookie(entry.cookie, mask, "attacker's hands") };
    case 'attacker took':
      return { ...entry, token: mask(entry.token, "attacker's hands", 'whole') };
    case 'unexpected':
    case 'lab problem':
      return { ...entry, says: sentence(entry.says) };
    case 'no response':
      return { ...entry, reason: sentence(entry.reason) };
    case 'judged':
      return {
        ...entry,
        judgement: { ...entry.judgement, differences: entry.judgement.differences.map((one) => sentence(one)) },
      };
    default:
      return entry;
  }
}

function maskExchange(exchange: Exchange<string>, mask: Mask): Exchange<MaskedText> {
  return { ...exchange, request: maskRequest(exchange.request, mask) };
}

function maskRequest(
  { url, headers, cookies, body, method }: RecordedRequest<string>,
  mask: Mask,
): RecordedRequest<MaskedText> {
  return {
    method,
    url: mask(url, 'query'),
    headers: headers.map((header) => maskHeader(header, mask)),
    cookies: cookies.map((cookie) => maskCookie(cookie, mask, 'cookie')),
    ...(body ? { body: maskBody(body, mask, 'request body') } : {}),
  };
}

function maskResponse(
  { status, headers, setCookies, body }: RecordedResponse<string>,
  mask: Mask,
): RecordedResponse<MaskedText> {
  return {
    status,
    headers: headers.map((header) => maskHeader(header, mask)),
    setCookies: setCookies.map((cookie) => maskCookie(cookie, mask, 'Set-Cookie')),
    ...(body ? { body: maskBody(body, mask, 'response body') } : {}),
  };
}

const placeOfHeader: Readonly<Record<string, Place>> = {
  cookie: 'cookie',
  'set-cookie': 'Set-Cookie',
  location: 'redirect query',
};

function maskHeader([name, value]: Header<string>, mask: Mask): Header<MaskedText> {
  const place = placeOfHeader[name.toLowerCase()] ?? 'header';
  if (place !== 'redirect query') return [name, mask(value, place)];
  const hash = value.indexOf('#');
  if (hash < 0) return [name, mask(value, place)];
  return [name, [...mask(value.slice(0, hash), place), ...mask(value.slice(hash), 'redirect fragment')]];
}

function maskCookie<C extends SentCookie<string> | SetCookie<string>>(cookie: C, mask: Mask, place: Place) {
  return { ...cookie, value: mask(cookie.value, place, 'whole') };
}

function maskJarCookie(cookie: JarCookie<string>, mask: Mask): JarCookie<MaskedText> {
  return { ...cookie, value: mask(cookie.value, 'cookie jar', 'whole') };
}

function maskBody(body: RecordedBody<string>, mask: Mask, place: Place): RecordedBody<MaskedText> {
  return { ...body, text: mask(body.text, place) };
}
