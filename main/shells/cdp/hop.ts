import type { RefusedCookie, WithheldCookie } from '../../recording/entry.ts';
import { jarCookie } from './cdp-cookie.ts';
import { whyRefused, whyWithheld } from './cookie-reasons.ts';
import type { CompleteHop } from './hop-tracker.ts';
import type { RequestExtraInfo, ResponseExtraInfo } from './network-events.ts';
import { headerValue } from './network-events.ts';
import type { Hop } from './observer.ts';
import { markHeader } from './observer.ts';

/** CDP tells of every cookie of the site; those of other hosts never were candidates. */
const otherHost = 'DomainMismatch';

function withheldOf({ associatedCookies }: RequestExtraInfo): WithheldCookie<string>[] {
  return associatedCookies.flatMap(({ cookie, blockedReasons }) => {
    const [reason] = blockedReasons;
    if (reason === undefined || blockedReasons.includes(otherHost)) return [];
    return [{ cookie: jarCookie(cookie), reason, inWords: whyWithheld(reason) }];
  });
}

function refusedOf({ blockedCookies }: ResponseExtraInfo): RefusedCookie<string>[] {
  return blockedCookies.map(({ cookieLine, blockedReasons, cookie }) => {
    const reason = blockedReasons[0] ?? 'UnknownError';
    const name = cookie?.name ?? cookieLine.split(/[=;]/)[0]?.trim() ?? '';
    return { name, line: cookieLine, reason, inWords: whyRefused(reason) };
  });
}

/** Says in the lab's terms what CDP said of one hop. */
export function hopOf({ url, method, resource, responseHeaders, requestExtra, responseExtra }: CompleteHop): Hop {
  return {
    // After a revalidation (304) the page's headers are the old response's; the network's own are always of this exchange.
    mark: headerValue(responseExtra?.headers ?? responseHeaders ?? {}, markHeader),
    url,
    method,
    resource,
    withheld: requestExtra === undefined ? [] : withheldOf(requestExtra),
    refused: responseExtra === undefined ? [] : refusedOf(responseExtra),
  };
}
