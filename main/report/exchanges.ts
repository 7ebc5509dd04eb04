import type { MaskedText } from '../recording/credential.ts';
import type { Entry } from '../recording/entry.ts';
import type { Background, Channel, Header, RecordedResponse, SetCookie } from '../recording/exchange.ts';
import { plainText } from './plain-text.ts';

/** One exchange as a report has it: every text masked. */
export interface ReportedExchange {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly channel: Channel;
  readonly background?: Background;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly cookies: Readonly<Record<string, string>>;
  };
  /** Absent: there was no answer. */
  readonly response?: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly setCookies: readonly SetCookie<string>[];
  };
}

/** Every exchange in `entries`, in the order in which they began. */
export function reportExchanges(entries: readonly Entry<MaskedText>[]): ReportedExchange[] {
  const responses = new Map<string, RecordedResponse<MaskedText>>();
  for (const entry of entries) if (entry.type === 'response') responses.set(entry.exchange, entry.response);
  return entries.flatMap((entry) => {
    if (entry.type !== 'request') return [];
    const { id, from, to, channel, background, request } = entry.exchange;
    const response = responses.get(id);
    return [
      {
        id,
        from,
        to,
        channel,
        ...(background ? { background } : {}),
        request: {
          method: request.method,
          url: plainText(request.url),
          headers: plainHeaders(request.headers),
          cookies: Object.fromEntries(request.cookies.map(({ name, value }) => [name, plainText(value)])),
        },
        ...(response ? { response: reportResponse(response) } : {}),
      },
    ];
  });
}

function reportResponse({
  status,
  headers,
  setCookies,
}: RecordedResponse<MaskedText>): NonNullable<ReportedExchange['response']> {
  return {
    status,
    headers: plainHeaders(headers.filter(([name]) => name.toLowerCase() !== 'set-cookie')),
    setCookies: setCookies.map((cookie) => ({ ...cookie, value: plainText(cookie.value) })),
  };
}

/** Names in lower case; a repeated header is joined as RFC 9110 section 5.3 has it. */
function plainHeaders(headers: readonly Header<MaskedText>[]): Record<string, string> {
  const joined = new Map<string, string>();
  for (const [written, value] of headers) {
    const name = written.toLowerCase();
    const before = joined.get(name);
    joined.set(name, before === undefined ? plainText(value) : `${before}, ${plainText(value)}`);
  }
  return Object.fromEntries(joined);
}
