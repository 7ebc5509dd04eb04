import type { MessageStep } from '../../../scenarios/step.ts';
import type { Entry } from '../../recording/entry.ts';
import type { ExchangeId, RecordedResponse } from '../../recording/exchange.ts';
import { headerValue } from '../recorder/recognise.ts';

/** Remembers what browsers were told who asked first whether a page of another origin may send something (Fetch, section 3.3). */
export interface Preflights {
  take(entry: Entry<string>): void;
  /** Why a browser did not send the message of `step`, as the end of a sentence; undefined when no preflight forbade it. */
  whyNot(step: MessageStep): string | undefined;
}

const nameOf = (to: string, method: string, url: string) => `${to} ${method} ${new URL(url, 'http://any').pathname}`;

/** None yet. */
export function createPreflights(): Preflights {
  const asked = new Map<ExchangeId, string>();
  const answered = new Map<string, RecordedResponse<string>>();
  return {
    take(entry) {
      if (entry.type === 'request' && entry.exchange.background === 'preflight') {
        const { id, to, request } = entry.exchange;
        const method = headerValue(request.headers, 'access-control-request-method') ?? '';
        asked.set(id, nameOf(to, method, request.url));
      } else if (entry.type === 'response') {
        const name = asked.get(entry.exchange);
        if (name !== undefined) answered.set(name, entry.response);
      }
    },
    whyNot({ to, request: { method, path } }) {
      const answer = answered.get(nameOf(to, method, path));
      const lacks = answer && lackOf(answer);
      return lacks === undefined
        ? undefined
        : `the browser first asked whether a page of another origin may send it with cookies (CORS preflight), and the answer ${lacks}`;
    },
  };
}

function lackOf({ status, headers }: RecordedResponse<string>): string | undefined {
  if (status < 200 || status > 299) return `was ${status}`;
  if (headerValue(headers, 'access-control-allow-origin') === undefined) {
    return 'had no "Access-Control-Allow-Origin" for it';
  }
  return headerValue(headers, 'access-control-allow-credentials') === 'true'
    ? undefined
    : 'had no "Access-Control-Allow-Credentials: true"';
}
